/// Programs of the search path, for lines that sh runs.
extension Completer {
    /// Nothing for a word that has not been begun: there are thousands.
    var programs: [Candidate] {
        guard point.takesProgram, !point.prefix.isEmpty, !point.prefix.contains("/") else { return [] }
        return snapshot.programs.filter { $0.hasPrefix(point.prefix) }.map { Candidate($0) }
    }
}
