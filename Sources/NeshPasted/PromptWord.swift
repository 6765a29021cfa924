import NeshCommand
import NeshData

/// Words of another shell that the prompt understands itself, for `help` and `explain`.
package enum PromptWord {
    /// What the word does at the prompt; nil for any other word.
    package static func sentence(for word: String, _ language: Language) -> String? {
        phrase(for: word)?.filled(language, word, word)
    }

    /// Whether the prompt understands the word.
    package static func isKnown(_ word: String) -> Bool { phrase(for: word) != nil }

    /// As `ShellSegment` does it.
    private static func phrase(for word: String) -> Phrase? {
        switch word {
        case "sudo":
            return Phrase(
                "sudo before a command of nesh changes nothing: commands run as the user who started nesh.",
                "nesh のコマンドの前の sudo は無視されます。コマンドは nesh を起動したユーザーで実行されます。")
        case "nitro-cli", "nesh":
            return Phrase(
                "{} before a command is optional here: {} ls is ls.", "ここでは、コマンドの前の {} は省略できます: {} ls は ls と同じです。")
        case "pwd": return Phrase("pwd prints the directory that nesh is in.", "pwd は nesh の現在のディレクトリを表示します。")
        case "unset":
            return Phrase(
                "unset NAME empties the variable, as set NAME '' does.", "unset NAME は set NAME '' と同じで、変数を空にします。")
        case "!!": return Phrase("!! runs the previous line again.", "!! は直前の行をもう一度実行します。")
        case ".":
            return Phrase(
                ". FILE runs the lines of the file here, as source does.", ". FILE は source と同じで、ファイルの行をここで実行します。")
        default: break
        }
        switch ShellProgram(word) {
        case .directory:
            return Phrase(
                "cd DIR takes nesh to that directory, cd alone to your home directory, cd - back to the one before.",
                "cd DIR は nesh をそのディレクトリへ移動します。cd だけならホームディレクトリへ、cd - なら直前のディレクトリへ移動します。")
        case .clear: return Phrase("{} clears the screen, as Ctrl-L does.", "{} は Ctrl-L と同じで、画面を消去します。")
        case .leave: return Phrase("{} leaves nesh, as exit does.", "{} は exit と同じで、nesh を終了します。")
        case .help: return Phrase("{} is another word for help.", "{} は help と同じです。")
        case .timer:
            return Phrase(
                "time LINE runs the line; nesh reports by itself how long a line took, if that is more than a second.",
                "time LINE はその行を実行します。1 秒より長くかかった行の所要時間は、いつも表示されます。")
        case .watcher:
            return Phrase(
                "watch ls is ls --watch; !watch runs the program.", "watch ls は ls --watch と同じです。プログラムは !watch で実行します。")
        default: return nil
        }
    }
}

extension ShellLine {
    /// Whether a word is another shell's, or one that only the prompt understands.
    package static func isForeign(_ word: String, _ commands: CommandTable) -> Bool {
        PromptWord.isKnown(word) || recognise(word, commands) != nil
    }
}
