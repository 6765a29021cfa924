import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage

/// A `sed` that changes a setting of AWS's allocator, as tutorials have it.
enum ShellAllocatorChange {
    static let file = AllocatorFile.systemPath
    /// The settings that the file always has: of another sed might find no line.
    private static let always = [AllocatorFile.Key.memory, .cpuCount].map(\.rawValue)

    /// `sed -r "s/^(\s*memory_mib\s*:\s*).*/\13072/" -i /etc/nitro_enclaves/allocator.yaml`
    /// - Parameter value: a variable's; nil where it has none.
    /// - Returns: the line that does the same; nil where it might do anything else.
    static func line(_ text: String, _ value: (String) -> String?) -> String? {
        var (rest, scripts, files, isInPlace) = (
            ShellWord.all(of: text).dropFirst()[...], [String](), [String](), false
        )
        while let word = rest.popFirst() {
            switch word {
            case "-i", "--in-place": isInPlace = true
            case "-r", "-E", "--regexp-extended": break
            case "-e", "--expression":
                guard let script = rest.popFirst() else { return nil }
                scripts.append(script)
            default:
                // `-i.bak` keeps the old file, and what other options do nobody can know here.
                guard !word.hasPrefix("-") else { return nil }
                if scripts.isEmpty { scripts.append(word) } else { files.append(word) }
            }
        }
        guard isInPlace, scripts.count == 1, files.count == 1, ShellWord.plain(files[0], value) == file,
            let script = ShellWord.plain(scripts[0], value)
        else { return nil }
        return change(script)
    }

    /// `s/KEY:.*/KEY: VALUE/`: the whole value of one setting becomes another.
    private static func change(_ script: String) -> String? {
        guard script.first == "s", let sign = script.dropFirst().first else { return nil }
        let parts = script.dropFirst(2).split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count == 3, ["", "g"].contains(parts[2]) else { return nil }
        var pattern = String(parts[0])
        for mark in ["\\s*", "[[:space:]]*", " *", "\\(", "\\)", "(", ")", "^", "$", " "] {
            pattern = pattern.replacing(mark, with: "")
        }
        guard
            let key = always.first(where: { ["\($0):.*", "\($0).*", "\($0):[0-9]*", "\($0):[0-9]+"].contains(pattern) })
        else { return nil }
        var number = parts[1]
        if number.hasPrefix("\\1"), parts[0].contains("(") {
            number = number.dropFirst(2).drop { $0 == " " }
        } else {
            guard number.hasPrefix(key + ":") else { return nil }
            number = number.dropFirst(key.count + 1).drop { $0 == " " }
        }
        guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return nil }
        return "allocator set \(key) \(number)"
    }
}
