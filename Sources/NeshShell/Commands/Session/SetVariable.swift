import NeshData
import NeshLanguage
import NeshText

enum SetVariable: Command {
    /// Also what `-D` takes before the `=`.
    static let nameType = ValueType<String>("NAME") { word throws(ValueProblem) in
        let reserved = Variable.builtIns + Variable.Record.allCases.map(\.rawValue)
        if reserved.contains(word) { throw ValueProblem("$\(word) is nesh's own, it cannot be set") }
        guard Variable.isName(word) else {
            throw ValueProblem("'\(word)' is no name", notes: ["names are letters, digits and _, a letter first"])
        }
        return word
    }

    static let name = Parameter.operand(nameType, "Its name, without $; without it, list all variables")
    static let value = Parameter.operand(.text("VALUE"), "Its value; quote it if it has blanks")

    static let spec = CommandSpec(
        "set", .session, "Give a variable a value", parameters: [name.spec, value.spec],
        examples: [.init("set image hello-app:latest", "$image stands for it from now on"), .init("set", "list them")],
        offersJSON: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let variables = context.session.variables
        guard let name = call[name] else { return Outcome(list(variables.filter { Variable.isName($0.key) })) }
        if let value = call[value] { return Outcome(changes: [.variable(name, value)]) }
        guard let value = variables[name] else {
            throw Failure(.missingArgument, "$\(name) was never set", fixes: ["set \(name) VALUE"])
        }
        return Outcome(list([name: value]))
    }

    private static func list(_ variables: [String: String]) -> ViewReport {
        var json = JSON.Object()
        var lines: [StyledText] = []
        for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
            json[name] = .string(value)
            lines.append("set " + StyledText(name, .name) + StyledText(" " + Quoting.shown(value)))
        }
        return ViewReport(
            json: .object(json), view: .lines(lines.isEmpty ? [StyledText("no variable is set", .dim)] : lines))
    }
}
