import NeshData
import NeshLanguage

/// What can be told of a line for sh before it runs: which programs it calls, and whether it only shows something.
package struct ShellPlainLine {
    /// The words of each command, as they are written, without variables that are set for it alone.
    private let commands: [[String]]
    /// Nothing stands in it but commands, lists of them and pipes between them.
    private let isPlain: Bool
    /// The names of the programs that it calls, as far as they stand in it: none for what sh does itself.
    package let programs: [String]

    /// - Parameter text: without `!`.
    package init(_ text: String) {
        let parts = ShellParts.split(text)?.map(\.text)
        let hasSigns = (parts ?? [text]).contains { part in
            ShellQuotes.firstBare(in: part[...]) { $0.first.map { "<>;&(){}".contains($0) } ?? false } != nil
        }
        isPlain = !hasSigns && !text.contains("$(") && !text.contains("`") && !text.contains("\n")
        commands = (parts ?? [text]).flatMap { ShellWord.split($0, at: "|") }.compactMap { part in
            let words = ShellWord.all(of: part).drop { ShellCalls.leadsToCommand($0) || ShellCalls.isAssignment($0) }
            return words.isEmpty ? nil : Array(words)
        }
        programs = Self.programs(in: ShellCalls.words(of: text))
    }

    /// - Parameter words: of one command, without quotes.
    package init(words: [String]) {
        (commands, isPlain) = ([words], true)
        programs = Self.programs(in: Array(words.prefix(1)))
    }

    private static func programs(in words: [String]) -> [String] {
        words.filter { word in
            !own.contains(word) && word.first != "-" && !word.contains { "$`\"'(){}[]<>*?\\#~ ".contains($0) }
        }
    }

    /// Whether it changes nothing, as far as that is known of its programs.
    package var onlyLooks: Bool {
        isPlain && !commands.isEmpty
            && commands.allSatisfy { words in
                if Self.lookersAlone.contains(words) { return true }
                guard let uses = Self.lookers[words[0]] else { return false }
                return (uses.isEmpty || words.count > 1 && uses.contains(words[1]))
                    && !(Self.writers.contains(words[0]) && words.contains(where: Self.namesOutput))
            }
    }

    /// It shows what nobody typed: a program does, and of what sh does itself its folder and where a name comes from.
    package var showsOther: Bool {
        !programs.isEmpty || commands.contains { ["pwd", "type"].contains($0[0]) }
    }

    /// Whether a program is for looking, whatever its words are.
    package static func isLooker(_ program: String) -> Bool {
        lookers[program] != nil || lookersAlone.contains([program])
    }

    /// Those of the lookers that write to a file where an option names one.
    private static let writers: Set<String> = ["docker", "git", "sort"]

    private static func namesOutput(_ word: String) -> Bool {
        word.hasPrefix("--output") || word.hasPrefix("-") && !word.hasPrefix("--") && word.contains("o")
    }

    /// Words that sh knows itself.
    private static let own: Set<String> = [
        ".", ":", "[", "[[", "!", "alias", "bg", "break", "builtin", "case", "cd", "command", "continue", "declare",
        "do",
        "done", "echo", "elif", "else", "esac", "eval", "exec", "exit", "export", "false", "fg", "fi", "for",
        "function",
        "getopts", "hash", "if", "in", "jobs", "kill", "let", "local", "printf", "pwd", "read", "readonly", "return",
        "set", "shift", "source", "test", "then", "time", "times", "trap", "true", "type", "typeset", "ulimit", "umask",
        "unalias", "unset", "until", "wait", "while",
    ]

    /// Lines that show something as they are; with a word behind them they may change it.
    private static let lookersAlone: Set<[String]> = [
        ["date"], ["dmesg"], ["env"], ["hostname"], ["ip", "a"], ["ip", "addr"], ["ip", "address"], ["mount"],
    ]

    /// Programs that write to standard output alone, whatever their words are; of others the first words with which they do.
    private static let lookers: [String: [String]] = {
        let names = [
            "basename", "cat", "clear", "cmp", "cut", "df", "diff", "dirname", "du", "echo", "egrep", "false", "fgrep",
            "file", "free", "grep", "groups", "head", "hexdump", "htop", "id", "jq", "less", "ls", "lsblk", "lscpu",
            "lsmem", "lsmod", "lspci",
            "man", "md5sum", "more", "nl", "nproc", "od", "printf", "printenv", "ps", "pwd", "readlink", "realpath",
            "seq",
            "sha256sum", "sha384sum", "sha512sum", "sort", "stat", "strings", "tac", "tail", "test", "top", "tr",
            "true",
            "type",
            "uname", "uptime", "wc", "which", "whoami",
        ]
        let some = [
            "git": ["diff", "log", "show", "status"],
            "docker": ["images", "info", "inspect", "logs", "ps", "version"],
        ]
        return some.merging(names.map { ($0, []) }, uniquingKeysWith: { first, _ in first })
    }()
}
