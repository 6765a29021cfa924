import NeshCommand
import NeshData
import NeshEnclave

/// Ways out that end an enclave which nobody has named.
package enum EnclaveToEnd {
    /// With a name where the line would not know its enclave: that of the only one that runs, otherwise one to choose.
    package static func named(in fixes: [String], for context: CommandContext) -> [String] {
        let verb = "terminate-enclave"
        guard fixes.contains(where: { FixText.line(of: $0) == verb }), context.session.enclave == nil,
            let running = try? context.engine().enclaves(interrupt: context.interrupt), !running.isEmpty
        else { return fixes }
        if running.count == 1, context.session.isInteractive { return fixes }
        let name = running.count == 1 ? running[0].name.asWord : "NAME"
        return fixes.map { FixText.line(of: $0) == verb ? "\(verb) \(name)" + $0.dropFirst(verb.count) : $0 }
    }
}
