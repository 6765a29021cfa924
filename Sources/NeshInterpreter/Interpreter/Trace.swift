import NeshLanguage

extension Interpreter {
    /// With `-x`: the line with its values, before it runs.
    func trace(_ text: @autoclosure () -> String, _ place: Place) {
        guard options.traces else { return }
        let name = place.source.name
        reporter.note("+ " + (name.isEmpty ? "" : "\(name):\(place.line): ") + text())
    }
}
