import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem

/// Where in a line the subject of a failure stands, and what would fix it there.
struct SubjectPlace {
    let place: Place
    /// The option or operand that it was given to.
    let parameter: String
    /// The text that should stand at the place instead; nil where nobody knows, or may not guess.
    var replacement: String?
    /// Somebody reads the line with the replacement before it runs.
    var isGuess = false
    /// Names like the one that names nothing.
    var notes: [String] = []
    /// The whole line as it would do; nil where nobody knows.
    var line: String?
    /// The file that is missing, as it was given.
    var file: String?

    /// - Parameters:
    ///   - call: what the words were bound to.
    ///   - words: the verb first.
    /// - Returns: nil where the line has no such value: the session or a file gave it.
    static func find(_ subject: Failure.Subject, in call: Call, _ words: [ExpandedWord]) -> SubjectPlace? {
        let values = Value.all(of: call, words)
        switch subject {
        case .parameter(let name, let instead):
            guard let value = values.last(where: { $0.parameter.name == name }) else { return nil }
            return value.found(replacement: instead)
        case .file(let path, let isMissing):
            guard let value = values.lazy.compactMap({ $0.naming(file: path) }).first else { return nil }
            var found = value.found()
            if isMissing, let near = NearbyFile.closest(to: value.given.text, of: value.parameter.completion) {
                found = value.found(replacement: near, notes: [Quoting.question([near])])
            }
            found.file = isMissing ? value.given.text : nil
            if isMissing, value.given.text.hasPrefix("~/"), value.word.isLiteral {
                found.notes.append("'~' is your home directory only at the beginning of a word, without quotes")
                found.line = value.apart(in: words)
            }
            return found
        case .enclave(let text, let near):
            guard let value = values.first(where: { $0.parameter.namesEnclave && $0.names(enclave: text) }) else {
                return nil
            }
            var found = value.found(
                replacement: near.count == 1 ? near.first : nil, notes: near.isEmpty ? [] : [Quoting.question(near)])
            // Which enclave a person means is theirs to say.
            found.isGuess = true
            return found
        case .exchanged(let name, let other):
            guard let first = values.last(where: { $0.parameter.name == name }),
                let second = values.last(where: { $0.parameter.name == other })
            else { return nil }
            var found = first.found()
            found.line = exchanging(first, second, words)
            return found
        case .words(let texts, let instead):
            return find(texts, instead: instead, values, words)
        }
    }

    /// The line with two values in each other's place, as they are written; nil where one of them is a part of a word.
    private static func exchanging(_ first: Value, _ second: Value, _ words: [ExpandedWord]) -> String? {
        guard first.given.start == 0, second.given.start == 0 else { return nil }
        var texts = words.map(\.shown)
        texts.swapAt(first.given.word + 1, second.given.word + 1)
        return texts.joined(separator: " ")
    }

    /// Words that stand together; the last ones that are so.
    private static func find(
        _ texts: [String], instead: [String]?, _ values: [Value], _ words: [ExpandedWord]
    ) -> SubjectPlace? {
        guard !texts.isEmpty, words.count > texts.count,
            let start = (1...words.count - texts.count).last(where: {
                words[$0..<$0 + texts.count].map(\.text) == texts
            })
        else { return nil }
        let meant = words[start..<start + texts.count]
        let place = words[start].place.through(words[start + texts.count - 1].place)
        let parameter = values.first { $0.given.word + 1 == start }?.parameter.name ?? ""
        var found = SubjectPlace(place: place, parameter: parameter)
        if let instead, meant.allSatisfy(\.isLiteral) {
            found.replacement = instead.map(Quoting.shown).joined(separator: " ")
        } else if let instead, instead.count == meant.count,
            zip(instead, meant).allSatisfy({ $0.hasSuffix($1.text) || $1.isLiteral })
        {
            // A variable stays, with what stands before it now.
            found.replacement = zip(instead, meant).map { text, word in
                word.isLiteral ? Quoting.shown(text) : text.dropLast(word.text.count) + word.place.text
            }.joined(separator: " ")
        }
        return found
    }

    /// A value as it stands in the line.
    private struct Value {
        let parameter: ParameterSpec
        var given: Call.Given
        let word: ExpandedWord

        static func all(of call: Call, _ words: [ExpandedWord]) -> [Value] {
            call.spec.parameters.flatMap { parameter in
                call.given(parameter.name).compactMap { given in
                    let index = given.word + 1
                    guard words.indices.contains(index) else { return nil }
                    return Value(parameter: parameter, given: given, word: words[index])
                }
            }
        }

        /// `hello`, or the beginning of `hello:5005`.
        func names(enclave text: String) -> Bool {
            given.text == text
                || given.text.hasPrefix(text + ":") && !given.text.dropFirst(text.utf8.count + 1).contains(":")
        }

        /// Nil where it means another file. `oci-archive:FILE` names one, too.
        func naming(file path: String) -> Value? {
            guard parameter.namesFile else { return nil }
            // The plain name of a container image does not name a file.
            if parameter.completion != .image, given.text == path || FilePath.absolute(given.text) == path {
                return self
            }
            if given.text.hasSuffix("fileb://" + path) { return ending(in: path) }
            guard parameter.completion == .image, let colon = given.text.firstIndex(of: ":") else { return nil }
            let inner = ending(in: String(given.text[given.text.index(after: colon)...]))
            return inner.given.text == path || FilePath.absolute(inner.given.text) == path ? inner : nil
        }

        /// The line with the value as a word of its own, without quotes.
        func apart(in words: [ExpandedWord]) -> String {
            var texts = words.map(\.shown)
            texts[given.word + 1] = given.start > 0 ? "\(parameter.name) \(given.text)" : given.text
            return texts.joined(separator: " ")
        }

        /// Its last part alone.
        private func ending(in text: String) -> Value {
            var inner = self
            inner.given.text = text
            inner.given.start += given.text.utf8.count - text.utf8.count
            return inner
        }

        func found(replacement: String? = nil, notes: [String] = []) -> SubjectPlace {
            let place = word.place(from: given.start)
            var found = SubjectPlace(place: place, parameter: parameter.name, notes: notes)
            guard word.isLiteral, let replacement, replacement != given.text else { return found }
            let isWhole = given.start > 0 && place == word.place
            // Of a word with quotes in it, what stands before the value is written again.
            let before = isWhole ? String(decoding: word.text.utf8.prefix(given.start), as: UTF8.self) : ""
            found.replacement = before + Quoting.shown(replacement)
            return found
        }
    }
}

extension ParameterSpec {
    var namesFile: Bool {
        switch completion {
        case .file, .directory, .image, .enclaveOrFile: true
        default: false
        }
    }

    var namesEnclave: Bool {
        switch completion {
        case .enclave, .logged, .enclaveOrFile: true
        default: false
        }
    }
}
