import NeshCommand

enum Expect: ConditionVerb {
    static let name = "expect"

    static let declaration = declare(
        "Check a condition now; a script ends with status 3 if it does not hold",
        "条件を今すぐ確かめる。成り立たなければスクリプトはステータス 3 で終わる",
        details: "~ searches for an extended regular expression. Quote a pattern that has blanks, |, & or $.",
        examples: [
            "expect $status == 0": "the last command succeeded",
            "expect $output !~ 'E[0-9]+'": "its output names no error",
        ], traits: [.looksAtConsole])
}
