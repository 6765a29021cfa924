import NeshCrypto
import NeshData

/// The secure module of one local enclave: its registers, and documents under the user's local root.
///
/// Not for several threads at once: anyone who serves `/dev/nsm` answers one request after the other.
package final class LocalModule {
    /// What of an enclave decides its registers.
    package struct Enclave: Sendable {
        /// `i-…-enc…`
        package var id: String
        /// PCR0, 1, 2 and 8 of its image by number, 48 bytes each.
        package var measurements: [Int: [UInt8]]
        /// In debug mode these are zeros, as on EC2; PCR3 and PCR4 are not.
        package var isDebug: Bool
        /// The ARN of the role that the instance has; PCR3 is zero without.
        package var role: String?

        package init(id: String, measurements: [Int: [UInt8]], isDebug: Bool, role: String? = nil) {
            self.id = id
            self.measurements = measurements
            self.isDebug = isDebug
            self.role = role
        }

        /// What the module calls itself.
        package var moduleID: String { ModuleID.localPrefix + id }

        /// The registers that it starts with; those that are not there are zeros.
        package var registers: [Int: [UInt8]] {
            var registers = isDebug ? [:] : measurements.filter { [0, 1, 2, 8].contains($0.key) }
            registers[3] = role.map { PlatformRegister.value(ofText: $0) }
            registers[4] = ModuleID.instance(of: id).map { PlatformRegister.value(ofText: $0) }
            return registers
        }
    }

    private var module: SecureModule
    /// Kept apart, because documents are made while `module` answers.
    private let id: String
    private let instance: String
    private let obtainRoot: () -> LocalRoot?
    private var root: LocalRoot?
    private let random: (Int) -> [UInt8]
    /// Milliseconds since 1970.
    private let now: () -> Int64
    private var certificates: LocalCertificates?

    /// - Parameters:
    ///   - root: the user's root; asked for when the first document is made, and again until there is one. Without
    ///     it the program gets `InternalError`.
    ///   - random: that many bytes that nobody can foresee.
    ///   - now: milliseconds since 1970.
    package init(
        _ enclave: Enclave, root: @escaping () -> LocalRoot?, random: @escaping (Int) -> [UInt8],
        now: @escaping () -> Int64
    ) {
        module = SecureModule(id: enclave.moduleID, registers: enclave.registers)
        id = enclave.moduleID
        instance = ModuleID.instance(of: enclave.id) ?? enclave.id
        obtainRoot = root
        self.random = random
        self.now = now
    }

    /// Answers a request of the program inside, whatever its bytes.
    package func answer(_ request: [UInt8]) -> [UInt8] {
        module.answer(request, .init(random: random, attest: { self.document($0, $1) }))
    }

    private func document(
        _ fields: SecureModule.Fields, _ registers: [AttestationDocument.Register]
    ) -> [UInt8]? {
        let time = now()
        let seconds = time / 1000
        if root == nil { root = obtainRoot() }
        guard let root else { return nil }
        if certificates?.covers(seconds) != true {
            certificates = LocalCertificates(root: root, instance: instance, now: seconds, random: random)
        }
        guard time > 0, let certificates, let leaf = certificates.leaf(module: id, now: seconds) else {
            return nil
        }
        return SignedDocument.sign(
            AttestationDocument(
                moduleID: id, timestamp: UInt64(time), pcrs: registers, certificate: leaf.certificate.der,
                cabundle: certificates.bundle.map(\.der), publicKey: fields.publicKey, userData: fields.userData,
                nonce: fields.nonce),
            key: leaf.key)
    }
}
