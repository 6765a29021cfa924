import NeshCommand
import NeshLanguage

/// What the checker finds in a line that is still being typed. It reads no file and looks at nothing but what was known
/// when the prompt appeared, so that each key can ask it.
package struct TypedLineCheck: Sendable {
    private let scope: CheckScope
    private let commands: CommandTable

    /// - Parameter inBlock: lines of a block stand before it, which may have set any variable to anything.
    package init(_ session: Session, _ commands: CommandTable, inBlock: Bool) {
        var scope = CheckScope(environment: session.environment, isInteractive: true)
        scope.anyNameMayBeSet = inBlock
        for (name, value) in session.variables { scope.values[name] = inBlock ? .unknown : .text(value) }
        self.scope = scope
        self.commands = commands
    }

    /// - Parameters:
    ///   - source: the line, with the lines before it that belong to it.
    ///   - cursor: where the next character goes, in bytes of `source`. What is being written there is not wrong yet.
    /// - Returns: ranges of bytes in `source`, in no order; empty where all is well.
    package func findings(in source: SourceText, cursor: Int) -> [Range<Int>] {
        let parsed = Parser.parse(source, mode: .prompt)
        var checker = Checker(scope: scope, commands)
        checker.readsFiles = false
        let found = checker.check(parsed).filter { !$0.isMissing }
        let unfinished = parsed.problems.filter { problem in
            guard let range = problem.place?.range else { return false }
            guard range.upperBound <= cursor else { return cursor < range.lowerBound }
            // What a parser misses it misses behind the last word.
            return !source.bytes[range.upperBound..<min(cursor, source.bytes.count)].allSatisfy {
                $0 == 0x20 || $0 == 9
            }
        }
        return (unfinished + found).compactMap { problem in
            guard let place = problem.place, place.source === source, !place.range.isEmpty else {
                return nil
            }
            let isBeingWritten = place.range.lowerBound <= cursor && cursor <= place.range.upperBound
            return isBeingWritten ? nil : place.range
        }
    }
}
