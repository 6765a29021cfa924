import NeshData
import NeshImage

enum Images: Command {
    static let action = Parameter.operand(.choice("ACTION", "list", "remove"), "list, or remove; list without it")
    static let names = Parameter.operands(.image, "Which images to remove")

    static let spec = CommandSpec(
        "images", .image, "List or remove the container images that nesh built",
        parameters: [action.spec, names.spec], effects: [.word(action.spec.name, "remove")],
        examples: [
            .init("images", "name, ID and size of each"), .init("images remove hello-app:latest", "free its space"),
        ],
        offersJSON: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let store = ImageStore(environment: context.session.environment.variables)
        guard call[action] == "remove" else { return Outcome(report(try store.images())) }
        if call[names].isEmpty { throw Failure(.missingArgument, "the name of the image to remove is missing") }
        for name in call[names] {
            try about(.file(name)) { () throws(Failure) in try store.remove(name, interrupt: context.interrupt) }
            context.emit(.progress("Removed \(name)."))
        }
        return Outcome()
    }

    private static func report(_ images: [ImageStore.Image]) -> ViewReport {
        var table = TextTable(
            [.init("NAME"), .init("ID"), .init("SIZE", .right), .init("CREATED")],
            empty: StyledText("no images: build-enclave --docker-dir makes one", .dim))
        for image in images {
            let id = image.id.split(separator: ":").last.map { String($0.prefix(12)) } ?? image.id
            table.rows.append([
                StyledText(image.name, .name), StyledText(id), StyledText(ByteCount.text(image.size)),
                StyledText(image.created, .dim),
            ])
        }
        return ViewReport(
            json: .array(
                images.map {
                    [
                        "Name": .string($0.name), "ID": .string($0.id), "Size": .integer(Int64($0.size)),
                        "Created": .string($0.created), "Architecture": .string($0.architecture),
                    ]
                }), view: .table(table))
    }
}
