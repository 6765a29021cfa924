import NeshCommand

enum Wait: ControlVerb {
    static let name = "wait"

    package struct Parameters: ParameterGroup {
        let timeout = Parameter.option("--timeout", .duration, "Give up after this time; 30s without it")
        let condition = Parameter.condition
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .control,
        Phrase("Wait until a condition holds; running out of time is a failure", "条件が成り立つまで待つ。時間切れは失敗になる"),
        details: "Takes the same conditions as expect. $console is the selected enclave's console so far.",
        parameters: parameters,
        examples: [
            .init("wait $status == 0 --timeout 10s", "holds at once after a success"),
            .init("wait $console ~ 'Hello' --timeout 30s", "until the selected enclave says so"),
        ],
        traits: [.looksAtConsole, .foreground])
}
