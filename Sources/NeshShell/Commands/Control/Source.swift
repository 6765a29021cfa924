import NeshCommand

enum Source: ControlVerb {
    static let name = "source"

    struct Parameters: ParameterGroup {
        let file = Parameter.requiredOperand(
            .file("nesh"), "The script; a relative path is relative to the script with this line")

        var effects: [Effect] { [.sources(file)] }
    }

    static let declaration = declare(
        "Run the lines of another file here", "別のファイルの行をここで実行する",
        examples: [
            "source common.nesh": "its variables are set here",
            "try source common.nesh": "whether or not it is there",
        ], traits: [.momentary])
}
