import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem

/// A `source` line.
struct SourcedFile {
    /// As it is written.
    let name: String
    /// Of the line.
    let place: Place
    let namePlace: Place
}

/// Looks at texts before they run. What a check has read for `source` is kept, so that what runs is what was checked.
final class CheckedFiles {
    private let state: RunState
    /// By path.
    private(set) var bytes: [String: [UInt8]] = [:]

    init(_ state: RunState) { self.state = state }

    /// - Parameter others: what was found elsewhere.
    /// - Returns: everything that is wrong with a text, which has been shown, in its order.
    func problems(of parsed: Parsed, and others: [Diagnostic] = []) -> [Diagnostic] {
        var checker = Checker(scope: state.scope, state.services.commands)
        let problems = ShellScriptLine.explained(
            Checker.ordered(parsed.problems + checker.check(parsed) + others), state.services.commands)
        bytes = checker.files
        if !problems.isEmpty { state.reporter.show(allOf: problems) }
        return problems
    }

    /// What is read from now on was not checked before.
    func forget() { bytes = [:] }

    /// The statements of a file, which is checked now if it has not been.
    func statements(of file: SourcedFile) throws(Stop) -> [Statement] {
        let path = ScriptFile.path(file.name, from: file.place.source)
        if ScriptFile.isOpen(path, from: file.place.source) {
            throw .failed(Diagnostic("\(path) would source itself", at: file.namePlace))
        }
        let found = try read(path, file.namePlace)
        if let foreign = ScriptFile.foreign(path, found, at: file.namePlace) { throw .failed(foreign) }
        let text = SourceText(name: path, path: path, bytes: found, includedFrom: file.place)
        let parsed = Parser.parse(text)
        var problems = parsed.problems
        if bytes[path] == nil {
            var checker = Checker(scope: state.scope, state.services.commands)
            problems += checker.check(parsed)
        }
        problems = ShellScriptLine.explained(problems, state.services.commands)
        if let last = problems.last {
            for problem in problems.dropLast() { state.reporter.show(problem) }
            throw .failed(last)
        }
        return parsed.statements
    }

    private func read(_ path: String, _ place: Place) throws(Stop) -> [UInt8] {
        if let bytes = bytes[path] { return bytes }
        do throws(SystemError) {
            return try ScriptFile.read(path)
        } catch {
            let meant = error.errno == ENOENT ? NearbyFile.closest(to: path, of: .file(extensions: ["nesh"])) : nil
            throw .failed(
                Diagnostic(
                    "cannot read \(error.description)", at: place, notes: meant.map { [Quoting.question([$0])] } ?? [],
                    replacement: meant.map { Quoting.shown($0) }))
        }
    }
}
