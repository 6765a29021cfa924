import NeshCommand
import NeshData
import NeshImage
import NeshText

enum Images: Command {
    static let name = "images"

    enum Action: String, CaseIterable {
        case list, remove
    }

    struct Parameters: ParameterGroup {
        let action = Parameter.operand(.choice("ACTION", Action.self), "list, or remove; list without it")
        let names = Parameter.operands(.image, "Which images to remove")

        var risks: [Risk] { [.when(action, is: "remove")] }

        var looks: [Look] { [.when(action, is: "list")] }
    }

    static let declaration = declare(
        .image, "List or remove the container images that nesh built", "nesh が作成したコンテナイメージを一覧表示・削除する",
        examples: ["images": "name, ID and size of each", "images remove hello-app:latest": "free its space"],
        traits: [.offersJSON, .momentary, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let store = ImageStore(environment: context.session.environment.variables)
        guard call[parameters.action] == .remove else { return Outcome(report(try store.images())) }
        if call[parameters.names].isEmpty {
            throw Failure(.missingArgument, "the name of the image to remove is missing")
        }
        for name in call[parameters.names] {
            try about(.file(name)) { () throws(Failure) in try store.remove(name, interrupt: context.interrupt) }
            context.emit(.progress("Removed \(name)."))
        }
        return Outcome()
    }

    private static func report(_ images: [ImageStore.Image]) -> ViewReport {
        var table = TextTable(
            [.init("NAME", wraps: true), .init("ID"), .init("SIZE", .right), .init("CREATED", .left, .extra)],
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
