import NeshCrypto
import NeshData

/// Which enclave the document is about, and whether what it measures counts.
extension AttestationVerifier {
    /// `module_id` names the instance that PCR4 measures, and the leaf was made for that module.
    func module(_ document: AttestationDocument, _ chain: DocumentChain) -> AttestationCheck {
        let id = document.moduleID
        // A common name has 64 characters at most, which cuts off what follows the module's.
        guard let name = chain.leaf.commonName, name.hasPrefix(id + ".") || name == id.prefix(64) else {
            return AttestationCheck(
                .module, .fails, "the leaf was made for \(chain.leaf.commonName ?? "nobody"), not for \(id)")
        }
        guard let instance = ModuleID.instance(of: id) else {
            return AttestationCheck(.module, .fails, "\(id) is not of the form i-…-enc…")
        }
        guard let value = document[pcr: 4], value.contains(where: { $0 != 0 }) else {
            return AttestationCheck(.module, .skipped, "\(id); PCR4 is zero, which names no instance")
        }
        guard value == PlatformRegister.value(ofText: instance) else {
            return AttestationCheck(.module, .fails, "PCR4 is not that of the instance \(instance), which \(id) names")
        }
        return AttestationCheck(.module, .holds, "\(id), and PCR4 is that of \(instance)")
    }

    func debug(_ document: AttestationDocument) -> AttestationCheck {
        guard document.isDebug else {
            return AttestationCheck(.debug, .holds, "not a debug enclave: PCR0 to PCR2 are set")
        }
        let reason = "PCR0, PCR1 and PCR2 are zeros: the enclave ran in debug mode, and nothing shows what ran in it"
        return expectations.allowsDebug
            ? AttestationCheck(.debug, .skipped, reason + "; allowed")
            : AttestationCheck(.debug, .fails, reason)
    }

    func pinned(_ document: AttestationDocument) -> AttestationCheck {
        let indices = Set(expectations.pins.map(\.index)).sorted()
        guard !indices.isEmpty else {
            let reason = "no register is pinned: the document may come from any program"
            return AttestationCheck(.pinned, expectations.allowsUnpinned ? .skipped : .fails, reason)
        }
        let names = indices.map { "PCR\($0)" }.joined(separator: ", ")
        guard indices.contains(where: { ![3, 4].contains($0) }) else {
            return AttestationCheck(
                .pinned, .holds, "\(names), which any program of that role or instance has, also in debug mode")
        }
        return AttestationCheck(.pinned, .holds, names)
    }
}
