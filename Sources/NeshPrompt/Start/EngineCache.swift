import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import Synchronization

/// One engine for each choice of settings.
final class EngineCache: Sendable {
    private let known: Mutex<[String: any Engine]>
    private let warn: @Sendable (String) -> Void

    init(known: consuming sending Mutex<[String: any Engine]>, warn: @escaping @Sendable (String) -> Void) {
        self.known = known
        self.warn = warn
    }

    func engine(_ settings: Settings, _ environment: Environment) throws(Failure) -> any Engine {
        // Whose working directory has changed means another file by the same name.
        let allocator = settings[\.allocatorFile].map(FilePath.absolute)
        // A lesson's enclaves are found elsewhere, and so are their consoles.
        let places = [RuntimeDirectory.variable, UserDirectories.lessonVariable].map { environment.text($0) ?? "" }
        let key = "\(settings[\.engine]?.rawValue ?? "auto") \(allocator ?? "")\n\(places.joined(separator: "\n"))"
        if let engine = known.withLock({ $0[key] }) { return engine }
        let engine = try Engines.choose(
            settings[\.engine],
            settings: EngineSettings(allocatorPath: allocator, environment: environment.variables, warn: warn))
        known.withLock { $0[key] = engine }
        return engine
    }
}
