import NeshCommand

enum Expect: ControlVerb {
    static let name = "expect"

    static let parameters = ConditionParameters()

    static let spec = CommandSpec(
        name, .control,
        Phrase(
            "Check a condition now; a script ends with status 3 if it does not hold",
            "条件を今すぐ確かめる。成り立たなければスクリプトはステータス 3 で終わる"),
        details: "~ searches for an extended regular expression. Quote a pattern that has blanks, |, & or $.",
        parameters: parameters,
        examples: [
            .init("expect $status == 0", "the last command succeeded"),
            .init("expect $output !~ 'E[0-9]+'", "its output names no error"),
        ],
        traits: [.looksAtConsole, .foreground])
}
