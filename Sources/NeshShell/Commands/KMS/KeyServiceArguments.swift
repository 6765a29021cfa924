import NeshCommand
import NeshData
import NeshSystem

/// The JSON of `kms call`.
enum KeyServiceArguments {
    /// What stands for a file's bytes in base64, as the AWS CLI has it.
    private static let filePrefix = "fileb://"

    /// - Throws: E17 for what is no JSON object; what reading a file throws.
    static func read(_ text: String?) throws(Failure) -> JSON.Object {
        guard let text else { return JSON.Object() }
        let subject = Failure.Subject.parameter(KeyService.parameters.content.name)
        let json: JSON
        do throws(ParseError) { json = try JSON.parse(text) } catch {
            throw Failure(
                .serde, "the arguments are not JSON: \(error)",
                fixes: [#"kms call DescribeKey '{"KeyId": "alias/app"}'"#], about: subject)
        }
        guard let object = try filled(json).object else {
            throw Failure(.serde, "the arguments are not a JSON object", about: subject)
        }
        return object
    }

    private static func filled(_ json: JSON) throws(Failure) -> JSON {
        switch json {
        case .string(let text) where text.hasPrefix(filePrefix):
            let path = String(text.dropFirst(filePrefix.count))
            let bytes = try about(.file(path)) { () throws(Failure) in
                try failing(.readFromDisk, try File.read(path, limit: 1 << 20))
            }
            return .string(Base64.encode(bytes))
        case .array(let elements):
            var all: [JSON] = []
            for element in elements { all.append(try filled(element)) }
            return .array(all)
        case .object(let object):
            var filled = JSON.Object()
            for member in object.members { filled[member.key] = try Self.filled(member.value) }
            return .object(filled)
        default: return json
        }
    }
}
