import NeshCommand
import NeshData
import NeshLanguage

/// What a `jq` filter asks for that the JSON which it gets does not have. jq answers `null` for it, which a script then
/// takes for an enclave's ID.
package enum FilterSlips {
    /// One thing that it asks for and does not get.
    package enum Slip: Equatable {
        /// A name that no field has, and the one that was probably meant.
        case name(String, meant: String)
        /// The same of a program other than jq.
        case word(String, meant: String)
        /// A place behind the end of a list of so many.
        case place(String, count: Int)

        /// - Parameter verb: what printed the JSON.
        package func text(_ verb: String, _ language: Language) -> String {
            switch self {
            case .name(let written, let meant):
                Phrase(
                    "{} has no '{}', for which jq gives null: did you mean '{}'?",
                    "{} に '{}' はなく、jq は null を返します。'{}' のことですか?"
                ).filled(language, verb, written, meant)
            case .word(let written, let meant):
                Phrase("{} has no '{}': did you mean '{}'?", "{} に '{}' はありません。'{}' のことですか?")
                    .filled(language, verb, written, meant)
            case .place(let way, 0):
                Phrase(
                    "{}: the list is empty, so jq gives null for '{}'",
                    "{}: 配列が空なので、jq は '{}' に null を返します"
                ).filled(language, verb, way)
            case .place(let way, let count):
                Phrase(
                    "{}: the list ends at [{}], so jq gives null for '{}'",
                    "{}: 配列は [{}] までなので、jq は '{}' に null を返します"
                ).filled(language, verb, "\(count - 1)", way)
            }
        }
    }

    private static let keyLimit = 1000
    private static let programs: Set<String> = ["jq", "jaq", "gojq"]

    /// - Parameters:
    ///   - program: what stands behind the `|`.
    ///   - json: what it reads.
    package static func find(in program: String, reading json: JSON) -> [Slip] {
        var keys: [String] = []
        collect(json, into: &keys)
        let words = ShellWord.all(of: String(program.trimmingSpaces))
        let name = words.first?.split(separator: "/").last.map(String.init) ?? ""
        guard programs.contains(name) else { return namesElsewhere(program, words, keys) }
        guard let filter = words.dropFirst().first(where: { !$0.hasPrefix("-") && $0.contains(".") }) else { return [] }
        var search = Search(keys: keys.isEmpty ? FieldNames.ofEnclaves : keys)
        search.follow(ShellWord.unquoted(filter), from: json)
        return search.slips
    }

    /// What a program other than jq is told to look for: a name that is right but for its case.
    private static func namesElsewhere(_ program: String, _ words: [String], _ keys: [String]) -> [Slip] {
        let ignoresCase = words.dropFirst().contains { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("i") }
        if ignoresCase || words.contains("--ignore-case") { return [] }
        let names = program.split { $0 != "_" && !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        var slips: [Slip] = []
        for name in names where name.count >= 6 && !keys.contains(name) {
            guard let meant = keys.first(where: { $0.lowercased() == name.lowercased() }) else { continue }
            if !slips.contains(.word(name, meant: meant)) { slips.append(.word(name, meant: meant)) }
        }
        return slips
    }

    private static func collect(_ json: JSON, into keys: inout [String]) {
        guard keys.count < keyLimit else { return }
        switch json {
        case .object(let object):
            for member in object.members {
                keys.append(member.key)
                collect(member.value, into: &keys)
            }
        case .array(let elements): for element in elements { collect(element, into: &keys) }
        default: break
        }
    }

    private struct Search {
        /// All names anywhere in what jq reads.
        let keys: [String]
        private(set) var slips: [Slip] = []

        init(keys: [String]) { self.keys = keys }

        /// Goes with the filter through the JSON as far as it is a plain way; after that only names are looked at.
        mutating func follow(_ filter: String, from json: JSON) {
            var values: [JSON]? = [json]
            for segment in ShellFilter.stages(of: filter) where !segment.isEmpty {
                var rest = Substring(segment)
                if let known = values, let path = FilterPath(from: &rest), rest.allSatisfy(\.isWhitespace) {
                    values = walk(path, from: known)
                } else {
                    checkNames(in: segment)
                    // It lets through what it is given.
                    if !segment.hasPrefix("select(") { values = nil }
                }
            }
        }

        /// - Returns: what is there; nil where that is nothing.
        private mutating func walk(_ path: FilterPath, from start: [JSON]) -> [JSON]? {
            var values = start
            var way = ""
            for (number, step) in path.steps.enumerated() {
                way += way.isEmpty && step.text.hasPrefix("[") ? "." + step.text : step.text
                var next: [JSON] = []
                for value in values {
                    if let found = step.values(in: value) {
                        next += found
                        continue
                    }
                    switch (step, value) {
                    case (.index, .array(let elements)): add(.place(way, count: elements.count))
                    case (.member(let name), .object(let object)):
                        if let meant = Self.meant(name, in: object) { add(.name(name, meant: meant)) }
                    case (.member(let name), .array(let elements)):
                        guard case .object(let object)? = elements.first else { continue }
                        let meant = object[name] == nil ? Self.meant(name, in: object) : name
                        if let meant { add(.name(name, meant: "[0].\(meant)")) }
                    default: break
                    }
                }
                if next.isEmpty {
                    // Nothing is there to go on from: the rest can only be compared with names.
                    for case .member(let name) in path.steps[(number + 1)...] { check(name) }
                    return nil
                }
                values = next
            }
            return values
        }

        /// A field that is only there sometimes, as PCR8, is not a slip.
        private static func meant(_ name: String, in object: JSON.Object) -> String? {
            nearest(name, object.keys) ?? FieldNames.meant(name, in: object)
        }

        /// But for case the same, or one slip in a longer name.
        private static func nearest(_ name: String, _ keys: [String]) -> String? {
            if let same = keys.first(where: { $0.lowercased() == name.lowercased() }) { return same }
            guard name.count >= 6 else { return nil }
            let wanted = Array(name.lowercased())
            return keys.first { $0.count >= 6 && Suggestion.distance(wanted, Array($0.lowercased()), atMost: 1) != nil }
        }

        /// Ways inside of something else, and the `{EnclaveId, State}` of a new object.
        private mutating func checkNames(in text: String) {
            var rest = Substring(text)
            var isField = false
            while let character = rest.first {
                if character == ".", let path = FilterPath(from: &rest) {
                    for case .member(let name) in path.steps { check(name) }
                    isField = false
                    continue
                }
                if character == "\"" {
                    rest = rest.dropFirst().drop { $0 != "\"" }.dropFirst()
                    isField = false
                    continue
                }
                let name = rest.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
                if !name.isEmpty {
                    rest = rest.dropFirst(name.count)
                    let next = rest.first { !$0.isWhitespace }
                    if isField, next == "," || next == "}" { check(String(name)) }
                    isField = false
                    continue
                }
                if !character.isWhitespace { isField = character == "{" || character == "," }
                rest.removeFirst()
            }
        }

        private mutating func check(_ name: String) {
            guard !keys.contains(name), let meant = Self.nearest(name, keys) else { return }
            add(.name(name, meant: meant))
        }

        private mutating func add(_ slip: Slip) {
            if !slips.contains(slip) { slips.append(slip) }
        }
    }
}
