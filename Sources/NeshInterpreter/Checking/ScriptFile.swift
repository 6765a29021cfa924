import Glibc
import NeshData
import NeshLanguage
import NeshSystem

/// Files that statements are read from.
package enum ScriptFile {
    /// More than any script needs; less than what would take long to check.
    static let largest = 16 << 20

    /// The path of a sourced file: relative to the file with the `source`, otherwise to the working directory.
    static func path(_ path: String, from includer: SourceText) -> String {
        guard !path.hasPrefix("/"), let base = includer.path, let slash = base.lastIndex(of: "/") else { return path }
        return base[...slash] + path
    }

    package static func read(_ path: String) throws(SystemError) -> [UInt8] {
        try File.read(path, limit: largest)
    }

    /// The program of another language that the first line names, as in `#!/bin/bash`; nil for nesh's own scripts.
    /// Read as nesh's, each line of such a file would be a mistake of its own.
    /// - Parameter path: whose ending says it where the first line does not.
    package static func foreignInterpreter(of bytes: [UInt8], _ path: String = "") -> String? {
        let line = String(decoding: bytes.prefix(256).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        guard line.hasPrefix("#!") else {
            return [(".sh", "sh"), (".bash", "bash"), (".zsh", "zsh"), (".py", "python3")]
                .first { path.hasSuffix($0.0) }?.1
        }
        var words = line.dropFirst(2).split(whereSeparator: \.isWhitespace)[...]
        guard let path = words.popFirst() else { return nil }
        let isEnv = path.hasSuffix("/env")
        let program = isEnv ? words.drop { $0.hasPrefix("-") || $0.contains("=") }.first ?? path : path
        let name = program.split(separator: "/").last ?? program
        return name.hasPrefix("nesh") ? nil : String(program)
    }

    /// That a file is another language's; nil for nesh's own.
    /// - Parameter place: where it is named; nil: on the command line.
    package static func foreign(_ path: String, _ bytes: [UInt8], at place: Place? = nil) -> Diagnostic? {
        guard let program = foreignInterpreter(of: bytes, path) else { return nil }
        return Diagnostic(
            "\(path) is a script for \(program), not for nesh", at: place,
            notes: ["if nesh is installed as nitro-cli, it answers the script's nitro-cli lines"],
            fixes: [(place == nil ? "" : "!") + "\(program.asWord) \(path.asWord)"])
    }

    /// Whether the file is already being read on the way to here.
    static func isOpen(_ path: String, from includer: SourceText) -> Bool {
        let wanted = canonical(path)
        var text: SourceText? = includer
        while let current = text {
            if let other = current.path, canonical(other) == wanted { return true }
            text = current.includedFrom?.source
        }
        return false
    }

    private static func canonical(_ path: String) -> String {
        var parts: [Substring] = []
        for part in FilePath.absolute(path).split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
