import NeshCommand

enum Source: ControlVerb {
    static let name = "source"

    struct Parameters: ParameterGroup {
        let file = Parameter.requiredOperand(
            .file("nesh"), "The script; a relative path is relative to the script with this line")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .control, Phrase("Run the lines of another file here", "別のファイルの行をここで実行する"), parameters: parameters,
        examples: [
            .init("source common.nesh", "its variables are set here"),
            .init("try source common.nesh", "whether or not it is there"),
        ],
        effects: [.sources(parameters.file)],
        traits: [.momentary, .foreground])
}
