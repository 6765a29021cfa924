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

    private static let takeOther = Phrase(
        "The {} engine cannot run here: {}. Type `option engine {}` to use one that can; doctor shows more.",
        "ここでは {} エンジンを使えません: {}。`option engine {}` で使えるものに切り替えられます。詳しくは doctor で確認できます。")

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
        guard let obstacle = EngineObstacle.here(session.settings[\.engine], session.environment.variables) else {
            return nil
        }
        let reason = session.language.said(obstacle.finding.message)
        guard let instead = obstacle.instead else {
            return cannotRun.filled(session.language, obstacle.engine.rawValue, reason)
        }
        return takeOther.filled(session.language, obstacle.engine.rawValue, reason, instead.rawValue)
    }
}
