import NeshAttestation
import NeshData
import NeshSystem
import Synchronization

/// What the security module of an enclave that runs on this machine is made of.
package struct ModuleOrder: Sendable, Equatable {
    /// Where the user's root is; it is made when the first document is asked for.
    package var root: LocalRootFile
    /// `PCR0`, `PCR1`, `PCR2` and, of a signed image, `PCR8`, in hexadecimal.
    package var measurements: JSON
    /// The ARN that PCR3 measures; nil: it is zero.
    package var role: String?

    /// The measurements as bytes by number; those that are not there or no hexadecimal are left out.
    private var registers: [Int: [UInt8]] {
        var registers: [Int: [UInt8]] = [:]
        for index in [0, 1, 2, 8] {
            registers[index] = measurements["PCR\(index)"]?.string.flatMap { [UInt8](hexadecimal: $0) }
        }
        return registers
    }

    /// Makes the module of one enclave.
    /// - Returns: what answers requests, from any thread, one after the other.
    package func module(of id: Enclave.ID, isDebug: Bool) -> SecurityModule {
        let module = LocalModule(
            .init(id: id.text, measurements: registers, isDebug: isDebug, role: role),
            root: { [root] in try? root.obtain() }, random: Random.bytes, now: { WallClock.milliseconds })
        let kept = Mutex(module)
        return { request in kept.withLock { $0.answer(request) } }
    }
}
