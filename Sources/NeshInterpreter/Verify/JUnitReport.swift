import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem
import NeshText

/// Statements as test cases, in the XML that CI systems read.
package final class JUnitReport: StatementObserver {
    private struct Case {
        var name: String
        var file: String
        var line: Int
        var duration: Duration
        var problem: StatementProblem?
    }

    private let name: String
    private let start = Moment.now
    private var running: [(statement: Statement, start: Moment)] = []
    private var cases: [Case] = []

    /// - Parameter name: the script's.
    package init(_ name: String) { self.name = name }

    package func willRun(_ statement: Statement) { running.append((statement, .now)) }

    package func didRun(_ statement: Statement, _ problem: StatementProblem?) {
        guard let (_, start) = running.popLast(), case .simple = statement.kind else { return }
        let line = statement.place.text.prefix { $0 != "\n" }
        cases.append(
            Case(
                name: String(line), file: statement.place.source.name, line: statement.place.line,
                duration: Moment.now - start, problem: problem))
    }

    /// The second case of its line: the first one says that it was registered.
    package func didFailCleaning(_ place: Place, _ problem: StatementProblem) {
        let line = place.text.prefix { $0 != "\n" }
        cases.append(
            Case(
                name: "\(line) (at the end)", file: place.source.name, line: place.line, duration: .zero,
                problem: problem))
    }

    /// A statement that did what it should and said something else than what was expected.
    package func differed(_ statement: Statement, _ diagnostic: Diagnostic) {
        let file = statement.place.source.name
        guard let index = cases.lastIndex(where: { $0.file == file && $0.line == statement.place.line }),
            cases[index].problem == nil
        else { return }
        cases[index].problem = .failed(diagnostic)
    }

    /// The whole report, as one document.
    package var xml: String {
        let failed = cases.count { if case .failed? = $0.problem { true } else { false } }
        let skipped = cases.count { if case .skipped? = $0.problem { true } else { false } }
        let attributes = """
            name="\(XMLText.escaped(name))" tests="\(cases.count)" failures="\(failed)" skipped="\(skipped)" \
            time="\(XMLText.seconds(Moment.now - start))"
            """
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite \(attributes)>\n"
        for test in cases {
            text += "    <testcase classname=\"\(XMLText.escaped(test.file))\" name=\"\(test.line): "
            text += "\(XMLText.escaped(test.name))\" time=\"\(XMLText.seconds(test.duration))\""
            switch test.problem {
            case nil, .ended?: text += "/>\n"
            case .failed(let diagnostic)?: text += Self.child("failure", diagnostic)
            case .skipped(let diagnostic)?: text += Self.child("skipped", diagnostic)
            }
        }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private static func child(_ element: String, _ diagnostic: Diagnostic) -> String {
        let text = XMLText.escaped(DiagnosticRenderer().render(diagnostic))
        return """
            >
                  <\(element) message="\(XMLText.escaped(diagnostic.message))">\(text)</\(element)>
                </testcase>

            """
    }

    /// What each such report has near its beginning.
    package static let mark = "<testsuite"

    /// - Throws: E19 where the file cannot be written.
    package func write(to path: String) throws(Failure) {
        try failing(.fileOperation, try AtomicFile.write(Array(xml.utf8), to: path))
    }
}
