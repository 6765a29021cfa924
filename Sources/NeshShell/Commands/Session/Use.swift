import NeshCommand
import NeshData
import NeshEnclave
import NeshImage
import NeshImageVerbs
import NeshInterpreter
import NeshSystem
import NeshText

enum Use: Command {
    static let name = "use"

    struct Parameters: ParameterGroup {
        let what = Parameter.operand(
            .enclaveOrFile("eif"),
            "An image file, or an enclave's name, CID, ID or the first digits after enc in its ID; "
                + "without it, show what is in use")

        var effects: [Effect] { [.image(in: what)] }
        var looks: [Look] { [.without(what)] }
    }

    static let declaration = declare(
        .session, "Choose the current image or the selected enclave", "以後のコマンドの対象となるエンクレーブまたはイメージを選ぶ",
        examples: [
            "use hello.eif": "later run-enclave lines need no --eif-path",
            "use hello": "select the enclave of that name",
        ], traits: [.offersJSON, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard let text = call[parameters.what] else { return Outcome(report(context.session)) }
        var session = context.session
        let changes: [SessionChange]
        if EnclaveOrFile.isFile(text) {
            changes = [.image(try CurrentImage.read(text, in: context))]
        } else {
            let enclaves = try context.engine().enclaves(interrupt: context.interrupt)
            do throws(Failure) { changes = [.enclave(try EnclaveLookup.find(text, among: enclaves, .look))] } catch {
                var failure = EndedLookup(context).explain(error, text)
                // An image may be meant as well.
                if case .enclave(_, near: []) = failure.subject,
                    NearbyFile.closest(to: text, of: .file(extensions: ["eif"])) != nil
                {
                    failure.subject = .file(text, isMissing: true)
                }
                // With an ending or a folder it is written like a file.
                if case .enclave? = error.subject, failure.message == error.message,
                    text.contains(where: { "./".contains($0) })
                {
                    failure.message = "there is neither an image file nor an enclave '\(text)'"
                }
                throw failure
            }
        }
        for change in changes { session.apply(change) }
        return Outcome(report(session), changes: changes)
    }

    private static func report(_ session: Session) -> ViewReport {
        let image = session.image.map { StyledText(data: $0.shownPath, .name) } ?? StyledText("none", .dim)
        let enclave =
            session.enclave.map { StyledText(data: $0.name, .name) + StyledText(" (CID \($0.cid), \($0.id))") }
            ?? StyledText("none", .dim)
        return ViewReport(
            json: [
                "Image": session.image.map { .string($0.path) } ?? .null,
                "EnclaveID": session.enclave.map { .string($0.id.text) } ?? .null,
            ],
            view: .table(.titled([("image", image), ("enclave", enclave)])))
    }
}
