import NeshData
import NeshEnclave
import NeshLanguage

/// The words with which `vsock connect` and `vsock wait` name the place: `PORT`, `ENCLAVE:PORT`, or an enclave and a
/// port. An enclave is a name, a CID, an ID or `parent`.
package struct VsockWords {
    /// Nil where no enclave is named.
    package let enclave: String?
    /// As it was written.
    package let port: String
    /// Words behind the address, which belong to an option or to nothing.
    package let rest: [String]
    private let words: [String]

    /// Nil without a word.
    package init?(_ words: [String]) {
        guard let first = words.first else { return nil }
        self.words = words
        if let pair = Self.pair(first) {
            (enclave, port, rest) = (pair.who, pair.port, Array(words.dropFirst()))
        } else if words.count > 1, Self.isNumber(words[1]) || !Self.isNumber(first) {
            (enclave, port, rest) = (first, words[1], Array(words.dropFirst(2)))
        } else {
            (enclave, port, rest) = (nil, first, Array(words.dropFirst()))
        }
    }

    /// What is wrong with an address, whatever enclaves run.
    /// - Parameter isOwn: it is a port of the parent, which is not named.
    package static func objection(to words: [String], isOwn: Bool) -> Failure? {
        guard let address = VsockWords(words) else { return Failure(.missingArgument, "the port is missing") }
        do throws(Failure) { _ = try address.number() } catch { return error }
        guard address.rest.isEmpty, !isOwn || words.count == 1 else {
            return Failure(.invalidArgument, "unexpected word '\(words[words.count - 1])'")
        }
        return nil
    }

    /// `lesson:5005`, as hosts and their ports are written; a name may have a colon itself.
    package static func pair(_ word: String) -> (who: String, port: String)? {
        guard let colon = word.lastIndex(of: ":"), colon > word.startIndex else { return nil }
        return (String(word[..<colon]), String(word[word.index(after: colon)...]))
    }

    /// Whether it is one, of any size.
    package static func isNumber(_ word: String) -> Bool { UInt64(word) != nil }

    /// The port's value.
    /// - Throws: E03 at the word that has it.
    package func number() throws(Failure) -> UInt32 {
        do throws(ValueProblem) { return try ValueType<UInt32>.vsockPort().read(port) } catch {
            let place = words.last { $0 == port || $0.hasSuffix(":" + port) } ?? port
            throw Failure(
                .invalidArgument, error.message,
                details: error.notes + ["a port, or an enclave and its port: 5005, \(enclave ?? "hello"):5005"],
                about: .words([place]))
        }
    }

    /// - Parameters:
    ///   - enclaves: those that run.
    ///   - option: the words with which the call would take the rest.
    /// - Returns: why there are words behind the address; nil where there are none.
    package func excess(_ enclaves: [Enclave], as option: ([String]) -> [String]?) -> Failure? {
        guard let word = rest.first else { return nil }
        if enclave == nil, rest.count == 1, word == "parent" || !EnclaveLookup.exact(word, among: enclaves).isEmpty {
            return Failure(
                .invalidArgument, "the enclave stands before its port",
                details: [Quoting.question(["\(word) \(port)"])],
                about: .words([port, word], instead: [word, port]))
        }
        let instead = option(rest)
        let shown = instead.map { $0.map(Quoting.shown).joined(separator: " ") }
        return Failure(
            .invalidArgument, "unexpected word '\(word)'", details: shown.map { [Quoting.question([$0])] } ?? [],
            about: .words(rest, instead: instead))
    }
}
