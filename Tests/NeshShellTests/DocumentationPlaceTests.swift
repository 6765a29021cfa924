import NeshCommand
import NeshInterpreter
import NeshSystem
import NeshTestSupport
import Testing

/// Where the pages are, for everybody who asks by another program's word.
@Suite struct DocumentationPlaceTests {
    @Test func pagesLieBesideTheInstalledProgramOrInTheClone() throws {
        let folder = try TemporaryDirectory()
        for path in ["usr/share/doc/nesh/docs", "usr/bin", "clone/docs", "clone/.build/x/debug", "alone/bin"] {
            try File.makeDirectories("\(folder.path)/\(path)", mode: 0o700)
        }
        for file in ["usr/share/doc/nesh/docs/commands.md", "clone/docs/commands.md", "clone/Package.swift"] {
            try AtomicFile.write([], to: "\(folder.path)/\(file)")
        }
        func place(_ program: String) -> String? {
            DocumentationPlace.directory(besides: "\(folder.path)/\(program)").map {
                String($0.dropFirst(folder.path.count))
            }
        }
        #expect(place("usr/bin/nesh") == "/usr/share/doc/nesh/docs")
        #expect(place("clone/.build/x/debug/nesh") == "/clone/docs")
        #expect(place("alone/bin/nesh") == nil)
        #expect(DocumentationPlace.directory(besides: "/nesh") == nil)
    }

    @Test(arguments: ["docs", "help docs", "apropos docs", "help manual"])
    func everyWayToAskNamesThePlace(line: String) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.both.text.contains("the pages are in "), "\(shell.both.text)")
        #expect(!shell.both.text.contains("nothing about"), "\(shell.both.text)")
        #expect(line != "docs" || shell.err.text.contains("fix: !man nesh"), "\(shell.err.text)")
    }

    @Test func otherWordsDoNot() throws {
        let shell = try Shell(interactive: true)
        for line in ["help console", "apropos doctor", "help docx"] { _ = shell.interpreter.submit(line + "\n") }
        #expect(!shell.both.text.contains("the pages are in "), "\(shell.both.text)")
    }
}
