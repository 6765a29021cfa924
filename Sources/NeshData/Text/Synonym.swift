/// Words that people bring from other programs for what a command calls differently. No letters tell that `list` is
/// `ls`: where a word is here, what it means goes before what it looks like.
package enum Synonym {
    private typealias Group = (words: [String], meanings: [String])

    /// To begin something, or to go on with it: what no word stands for where that needs none.
    package static let goOn = "go on"

    /// To take something away, whatever it is.
    private static let removals = ["remove", "rm", "delete", "del", "erase", "rmi"]

    /// Whether a word says that something is to go, but not what: an image or an enclave.
    package static func meansOnlyRemoval(_ word: String) -> Bool { removals.contains(word.lowercased()) }

    /// What other programs call the pages to read about them.
    private static let pages = ["docs", "doc", "documentation", "manual", "man"]

    /// Whether a word asks for the pages of the documentation.
    package static func meansPages(_ word: String) -> Bool { pages.contains(word.lowercased()) }

    private static let starts = ["start", "launch", "boot", "up", "begin", "run"]

    /// Whether a word says that something is to run: an enclave, or a script.
    package static func meansToRun(_ word: String) -> Bool {
        starts.contains(word.lowercased()) || ["play", "execute", "exec"].contains(word.lowercased())
    }

    /// Of actions, commands and values, the nearest meaning first.
    private static let ofWords: [Group] = [
        (["list", "ls", "dir", "ps", "ll"], ["list", "ls", "keys", "status", "show", "describe"]),
        (["show", "view", "print", "display"], ["show", "ls", "list", "status", "describe"]),
        (["select", "choose", "switch", "pick", "focus", "load"], ["use"]),
        (["attach", "enter", "exec", "shell", "login"], ["console", "connect"]),
        (["get", "fetch", "obtain", "ask"], ["request"]),
        (["get", "cat", "read", "unpack", "copy", "cp"], ["extract", "show", "ls", "list", "status", "describe"]),
        (["info", "state", "status", "stat", "inspect"], ["status", "show", "ls", "list", "describe"]),
        (removals + ["destroy"], ["remove", "delete", "terminate"]),
        (["stop", "kill", "terminate", "end", "halt", "shutdown", "down"], ["stop", "terminate"]),
        (["quit", "bye", "logout", "leave"], ["exit", "stop"]),
        (starts, ["start", "run", goOn]),
        (["continue", "resume"], [goOn]),
        (["create", "add", "init", "make"], ["new", "build", "set"]),
        (["config", "configure", "settings", "change"], ["option", "set"]),
        (["check", "verify", "validate", "test"], ["verify", "check"]),
        (["log", "logs"], ["log", "logs"]),
        (["dial", "open", "send", "telnet", "nc"], ["connect"]),
        (["serve", "accept", "bind"], ["listen"]),
        (["recommend", "propose"], ["suggest"]),
        (["measure", "hash", "digest"], ["pcr"]),
        (["proxy"], ["vsock-proxy"]),
        (["previous", "prev"], ["back"]),
        (["example", "sample"], ["app"]),
        (["draw", "tree", "layout"], ["map"]),
        (["on", "true", "yes", "enable", "enabled", "1"], ["on", "always"]),
        (["off", "false", "no", "disable", "disabled", "0"], ["off", "never"]),
        (["ヘルプ", "？", "?"], ["help"]),
        (["コンソール"], ["console"]),
        (["リソース", "資源"], ["resources"]),
        (["終了", "やめる", "中断", "抜ける"], ["exit", "stop"]),
        (["ヒント"], ["hint"]),
        (["スキップ"], ["skip"]),
        (["戻る", "もどる"], ["back"]),
        (["一覧"], ["ls"]),
        (["状態"], ["status"]),
        (["レッスン", "チュートリアル"], ["tutorial"]),
        (["履歴"], ["history"]),
        (["エンクレーブ"], ["ls"]),
        (["japanese", "jp", "日本語"], ["ja"]),
        (["english", "英語"], ["en"]),
    ]

    /// Of options, without their dashes.
    private static let ofOptions: [Group] = [
        (["text", "message", "msg", "data"], ["send", "reply"]),
        (["wait", "limit", "deadline"], ["timeout"]),
        (["timeout", "duration", "time", "seconds"], ["for", "timeout"]),
        (["yes", "y", "overwrite"], ["force"]),
        (["restart", "reset", "fresh", "redo", "start"], ["again"]),
        (["verbose", "debug"], ["v", "debug-mode"]),
        (["cpu", "cpus", "vcpus", "cores", "c"], ["cpu-count"]),
        (["ram", "mem", "m"], ["memory"]),
        (["image", "eif"], ["eif-path"]),
        (["out", "o", "to", "output", "output-file"], ["output", "output-file"]),
        (["tag", "t"], ["docker-uri"]),
        (["tail", "lines"], ["n"]),
        (["follow", "tail"], ["f"]),
    ]

    /// Whether an option of this name is another name for the one without dashes, or is it.
    package static func names(_ option: String, _ meaning: String) -> Bool {
        let name = option.drop { $0 == "-" }.lowercased()
        return name == meaning
            || ofOptions.contains { $0.words.contains(name) && $0.meanings.contains(meaning) }
    }

    /// A word of Japanese as it is written for a foreign word: an input method leaves `へるぷ` where nobody asks for more.
    private static func inKatakana(_ word: String) -> String {
        guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
        let scalars = word.unicodeScalars.map {
            (0x3041...0x3096).contains($0.value) ? Unicode.Scalar($0.value + 0x60) ?? $0 : $0
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// The candidate that means the same; nil where the word has no other name among them. Of `run-enclave` its first
    /// part is what it does; an option is a word behind its dashes.
    package static func meant(by word: String, among candidates: some Sequence<String>) -> String? {
        let isOption = word.hasPrefix("-")
        let wanted = inKatakana((isOption ? String(word.drop { $0 == "-" }) : word).lowercased())
        let groups = (isOption ? ofOptions : ofWords).filter { $0.words.contains { inKatakana($0) == wanted } }
        for meaning in groups.flatMap(\.meanings) where meaning != wanted {
            let names = candidates.filter { isOption ? $0.hasPrefix("-") : true }
            if let same = names.first(where: { String($0.drop { $0 == "-" }) == meaning }) { return same }
            if isOption { continue }
            let doers = names.filter { $0.hasPrefix(meaning + "-") }
            if doers.count == 1 { return doers[0] }
        }
        return nil
    }
}

extension Suggestion {
    /// What a word was probably meant to be where people choose among words of a language: commands, what they do,
    /// options, values. What means the same goes before what has the same letters.
    package static func meant(by word: String, among candidates: some Sequence<String>) -> String? {
        Synonym.meant(by: word, among: candidates) ?? closest(to: word, in: candidates)
    }
}
