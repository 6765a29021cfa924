import NeshCommand
import NeshData
import NeshLanguage
import NeshText

enum SetVariable: Command {
    static let name = "set"

    struct Parameters: ParameterGroup {
        let name = Parameter.operand(.variableName, "Its name, without $; without it, list all variables")
        let value = Parameter.operand(.text("VALUE"), "Its value; quote it if it has blanks")

        var effects: [Effect] { [.sets(variable: name, to: value)] }
        var looks: [Look] { [.without(value)] }
    }

    static let declaration = declare(
        .session, "Give a variable a value", "変数に値を設定する",
        details:
            "nesh sets others: Tab after echo $ lists them, such as $eif.pcr0, $enclave.state, $console and $last.",
        examples: ["set image hello-app:latest": "$image stands for it from now on", "set": "list them"],
        traits: [.offersJSON, .keepsResult, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let variables = context.session.variables
        guard let name = call[parameters.name] else {
            return Outcome(list(variables.filter { Variable.isName($0.key) }))
        }
        if let value = call[parameters.value] { return Outcome(changes: [.variable(name, value)]) }
        guard let value = variables[name] else {
            throw Failure(.missingArgument, "$\(name) was never set", fixes: ["set \(name.asWord) VALUE"])
        }
        return Outcome(list([name: value]))
    }

    private static func list(_ variables: [String: String]) -> ViewReport {
        var json = JSON.Object()
        var lines: [StyledText] = []
        for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
            json[name] = .string(value)
            lines.append("set " + StyledText(name, .name) + StyledText(data: " " + Quoting.shown(value)))
        }
        return ViewReport(
            json: .object(json), view: .lines(lines.isEmpty ? [StyledText("no variable is set", .dim)] : lines))
    }
}
