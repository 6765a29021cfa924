import Foundation
import NeshCommand
import NeshHelp
import NeshInterpreter
import NeshSystem
import NeshTestSupport
import Testing

/// What `help` and `apropos` find for words that are no command.
@Suite struct AproposTests {
    private func said(_ line: String) throws -> [String] {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        return shell.both.text.split(separator: "\n").map(String.init)
    }

    @Test func whatIsMeantOrNamedSoIsFirst() throws {
        #expect(try said("help settings").first?.hasPrefix("option ") == true)
        #expect(try said("apropos settings").first?.hasPrefix("option ") == true)
        #expect(try said("apropos allocator").first?.hasPrefix("allocator ") == true)
        let variables = try said("help variables")
        #expect(variables.first?.hasPrefix("set ") == true)
        #expect(variables.contains { $0.contains("/language.md") && $0.contains("$eif") }, "\(variables)")
    }

    @Test func aShortWordIsNoPartOfAnother() throws {
        #expect(try said("apropos me") == ["nothing about 'me'"])
        #expect(try said("help me") == said("help"))
        let found = try said("apropos cpu")
        #expect(
            found.contains { $0.contains("--cpu-count") } && found.contains { $0.hasPrefix("resources") }, "\(found)")
    }

    @Test(
        "a word of Japanese finds what the texts call it",
        arguments: [
            ("秘密", "kms"), ("鍵", "kms"), ("公開鍵", "sign-eif"), ("証明", "attestation"), ("ログ", "logs"), ("復号", "kms"),
            ("終わる", "exit"),
            ("開始", "run-enclave"), ("消す", "images"), ("比較", "reproduce"), ("乱数", "attestation"),
            ("仮想マシン", "run-enclave"), ("練習", "tutorial"), ("日本語", "option"), ("使い方", "help"), ("測定", "pcr"),
            ("メモリ", "resources"), ("署名", "sign-eif"), ("一覧", "ls"), ("検査", "doctor"), ("負荷", "top"),
        ])
    func wordsOfJapanese(word: String, verb: String) throws {
        let found = try said("apropos \(word)")
        #expect(found.contains { $0.split(separator: " ").first == verb[...] }, "\(found)")
    }

    @Test func helpLeavesOutWhatOnlyMentionsAWord() throws {
        let file = try said("help hello.eif").joined(separator: "\n")
        #expect(file.contains("'hello.eif' is a file, not a command") && !file.contains("E01"), "\(file)")
        #expect(!file.contains("apropos"), "\(file)")
        #expect(try !said("apropos hello.eif").contains { $0.contains("E01") })
        #expect(try !said("help variables").contains { $0.hasPrefix("on-exit") })
        #expect(try !said("help nowhere.eif").contains { $0.contains("apropos") })
    }

    @Test func severalWordsFallBackToAnyOfThem() throws {
        let found = try said("apropos hash of the image")
        #expect(found.first == "nothing has all these words; found by 'hash', 'image':")
        #expect(found.contains { $0.hasPrefix("pcr ") } && !found.contains { $0.contains("hasher") })
        #expect(try said("apropos the memory of an enclave").first?.hasPrefix("run-enclave --memory") == true)
    }

    @Test func theWorkshopIsFound() throws {
        for line in ["apropos workshop", "help workshop"] {
            #expect(try said(line).first?.contains("docs/tutorial/workshop/README.md") == true)
        }
        let folder = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/clone/docs/tutorial/workshop", withIntermediateDirectories: true)
        try folder.write("clone/docs/tutorial/workshop/README.md", "")
        let page = "tutorial/workshop/README.md"
        #expect(
            DocumentationPlace.path(of: page, in: "/usr/share/doc/nesh/docs") == "/usr/share/nesh/workshop/README.md")
        let clone = folder.path + "/clone/docs"
        #expect(DocumentationPlace.path(of: page, in: clone) == "\(clone)/\(page)")
    }

    @Test func everyPageOfTheFolderIsListed() throws {
        let docs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs").standardized.path
        func files(_ folder: String) throws -> Set<String> {
            try Set(FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") })
        }
        // Those about the sources.
        let ours = ["architecture.md", "contributing.md", "decisions.md", "layers.md", "testing.md"]
        let listed = DocumentationPage.all.map(\.path)
        #expect(try files(docs).subtracting(ours) == Set(listed.filter { !$0.contains("/") }))
        #expect(try files(docs + "/ja") == Set(DocumentationPage.all.filter(\.isTranslated).map(\.path)))
        for path in listed { #expect(FileManager.default.fileExists(atPath: "\(docs)/\(path)"), "\(path)") }
    }

    @Test(arguments: [
        ("clear", "clear clears the screen, as Ctrl-L does."), ("cd", "cd DIR takes nesh to that directory"),
        ("quit", "quit leaves nesh, as exit does."), ("sudo", "sudo before a command of nesh changes nothing"),
        ("nitro-cli", "nitro-cli before a command is optional here: nitro-cli ls is ls."),
        ("pwd", "pwd prints the directory"), ("time", "time LINE runs the line"),
        ("!!", "runs the previous line again"),
        ("kill", "terminate-enclave"), ("ip", "vsock"),
    ])
    func wordsOfThePrompt(word: String, means: String) throws {
        #expect(try said("help '\(word)'").joined(separator: "\n").contains(means))
        if word == "clear" || word == "cd" { #expect(try said("explain \(word)").first?.hasPrefix(means) == true) }
    }
}
