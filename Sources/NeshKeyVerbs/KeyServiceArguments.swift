import NeshCommand
import NeshData
import NeshKMS
import NeshLanguage
import NeshSystem

/// The arguments of `kms call`: one JSON object, or a word for each.
enum KeyServiceArguments {
    private static let filePrefix = KMSService.filePrefix

    private static let subject = Failure.Subject.parameter(KeyService.parameters.content.name)

    /// - Throws: E17 for what is neither; what reading a file throws.
    static func read(_ words: [String], of operation: String) throws(Failure) -> JSON.Object {
        let named = KMSService.named(words, of: operation) { File.isRegular($0) }
        let line = KMSService.example(of: operation, with: named).map {
            "kms call \(operation) \($0.map(Quoting.shown).joined(separator: " "))"
        }
        let example = line.map { "for example: \($0)" }
        if let named, let first = words.first(where: { !named.words.contains($0) }) {
            let message = "'\(first)' is not NAME=VALUE"
            // What still lacks something would fail again.
            guard named.isWhole else {
                throw Failure(.serde, message, details: [example ?? Self.example], about: .words([first]))
            }
            throw Failure(
                .serde, message,
                details: [Quoting.question([named.words.map(Quoting.shown).joined(separator: " ")])],
                about: .words(words, instead: named.words))
        }
        var object = JSON.Object()
        for word in words {
            if word.hasPrefix("{") {
                for member in try whole(word).members { object[member.key] = member.value }
            } else {
                try add(word, to: &object, example ?? Self.example)
            }
        }
        do throws(Failure) {
            return try filled(.object(object)).object ?? object
        } catch {
            throw missingFile(error, words)
        }
    }

    /// The same failure; where a word names a file that is not there, with the name of one that is near.
    private static func missingFile(_ failure: Failure, _ words: [String]) -> Failure {
        for word in words {
            guard let mark = word.ranges(of: filePrefix).first else { continue }
            let path = String(word[mark.upperBound...])
            guard !File.exists(path) else { continue }
            guard let near = NearbyFile.closest(to: path) else { return failure }
            var named = failure
            named.subject = .words([word], instead: [String(word[..<mark.upperBound]) + near])
            named.fixes = []
            return named
        }
        return failure
    }

    private static func whole(_ text: String) throws(Failure) -> JSON.Object {
        if let object = try json(text).object { return object }
        throw Failure(.serde, "the arguments are not a JSON object", about: subject)
    }

    private static func json(_ text: String) throws(Failure) -> JSON {
        do throws(ParseError) { return try JSON.parse(Array(text.utf8), refusingRepeats: true) } catch {
            throw Failure(.serde, "'\(text)' is not JSON: \(error)", details: [example], about: subject)
        }
    }

    private static let example = "for example: \("kms call Encrypt KeyId=alias/app Plaintext=fileb://secret.txt")"

    /// The same failure; where base64 is missing, with what sends the text, or the file that was named.
    static func naming(_ failure: Failure, _ words: [String]) -> Failure {
        guard failure.message.hasSuffix("base64") else { return failure }
        for word in words {
            guard let equals = word.firstIndex(of: "="), equals > word.startIndex else { continue }
            let (name, value) = (String(word[..<equals]), word[word.index(after: equals)...])
            // Which of the AWS CLI's two prefixes sends bytes is easily mixed up.
            let path = String(value.hasPrefix("file://") ? value.dropFirst("file://".count) : value)
            guard failure.message.contains(name), File.isRegular(path) || !name.hasPrefix("Ciphertext") else {
                continue
            }
            var named = failure
            if File.isRegular(path) {
                named.fixes.append("\(name.asWord)=\(filePrefix)\(path.asWord) sends the file's bytes")
                named.subject = .words([word], instead: ["\(name)=\(filePrefix)\(path)"])
            } else if !value.isEmpty, value.utf8.count < 64 {
                named.fixes.append("\(name.asWord)=\(Base64.encode(value.utf8)) is this text in base64")
            }
            return named
        }
        return failure
    }

    /// `Name=text`, `Name:=json` or `Outer.Inner=text`.
    private static func add(_ word: String, to object: inout JSON.Object, _ example: String) throws(Failure) {
        guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
            throw Failure(.serde, "'\(word)' is not NAME=VALUE", details: [example], about: .words([word]))
        }
        var name = word[..<equals]
        let text = String(word[word.index(after: equals)...])
        var value = JSON.string(text)
        if name.hasSuffix(":") {
            name = name.dropLast()
            value = try json(text)
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 4, !parts.contains("") else {
            throw Failure(.serde, "'\(name)' is not the name of an argument", details: [example], about: .words([word]))
        }
        object = set(value, at: parts[...], in: object)
    }

    private static func set(_ value: JSON, at path: ArraySlice<String>, in object: JSON.Object) -> JSON.Object {
        var object = object
        guard let name = path.first else { return object }
        let rest = path.dropFirst()
        object[name] = rest.isEmpty ? value : .object(set(value, at: rest, in: object[name]?.object ?? .init()))
        return object
    }

    private static func filled(_ json: JSON) throws(Failure) -> JSON {
        switch json {
        case .string(let text) where text.hasPrefix(filePrefix):
            let path = String(text.dropFirst(filePrefix.count))
            let bytes = try failing(.fileOperation, try File.read(path, limit: 1 << 20))
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
