import Glibc
import NeshCommand
import NeshEnclave
import NeshEngines
import NeshSystem

/// What somebody should know before the first line: that no enclave can run here.
enum FirstLook {
    private static let cannotRun = Phrase(
        "The {} engine cannot run here: {}. Run doctor to see how to fix it.",
        "ここでは {} エンジンを使えません: {}。対処方法は doctor で確認できます。")

    /// A few files are read; nothing is tried.
    /// - Returns: nil where all is well.
    static func notice(_ session: Session) -> String? {
        let machine = MachineState(
            root: MachineFiles(), environment: session.environment.variables, user: geteuid(),
            groups: MachineState.currentGroups)
        let kind = session.settings.engine ?? Engines.standard(in: machine.root)?.kind
        guard let kind, let profile = Engines.profile(kind) else { return nil }
        guard let first = profile.checks(machine, true).first(where: { $0.health == .bad }) else { return nil }
        return cannotRun.filled(session.language, kind.rawValue, first.message)
    }
}
