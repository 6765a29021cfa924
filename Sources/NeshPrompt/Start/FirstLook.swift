import Glibc
import NeshCommand
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshText

/// What somebody should know before the first enclave: that none can run here.
enum FirstLook {
    private static let cannotRun = Phrase(
        "The {} engine cannot run here: {}. Run doctor to see how to fix it.",
        "ここでは {} エンジンを使えません: {}。対処方法は doctor で確認できます。")

    /// Looks beside the prompt, which does not wait: an engine may try out what it needs, such as a sandbox.
    /// - Parameter tell: is called where not all is well, from another thread.
    static func begin(_ session: Session, tell: @escaping @Sendable (StyledText) -> Void) {
        // Without a thread the first run-enclave says it.
        try? SystemThread.start {
            if let notice = notice(session) { tell(StyledText(notice, .dim)) }
        }
    }

    /// - Returns: nil where all is well.
    private static func notice(_ session: Session) -> String? {
        let machine = MachineState(
            root: MachineFiles(), environment: session.environment.variables, user: geteuid(),
            groups: MachineState.currentGroups)
        let kind = session.settings.engine ?? Engines.standard(in: machine.root)?.kind
        guard let kind, let profile = Engines.profile(kind) else { return nil }
        guard let first = profile.checks(machine, true).first(where: { $0.health == .bad }) else { return nil }
        return cannotRun.filled(session.language, kind.rawValue, session.language.said(first.message))
    }
}
