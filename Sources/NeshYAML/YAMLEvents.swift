import CYaml
import NeshData

/// libyaml's parser over bytes: one event after another.
final class YAMLEvents {
    // Both stay where they are while the parser, which points at them, lives.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    /// The bytes of a byte order mark before the text: libyaml would count it as a column, and so see the first key
    /// deeper than the others.
    private let leading: Int
    private var isReady: Bool

    init(_ text: [UInt8]) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        bytes = .allocate(capacity: text.count)
        _ = bytes.initialize(from: text)
        leading = text.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        isReady = yaml_parser_initialize(parser) == 1
        guard isReady else { return }
        // Named, so that no other encoding is guessed from the first bytes.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress.map { $0 + leading }, text.count - leading)
    }

    deinit {
        if isReady { yaml_parser_delete(parser) }
        parser.deallocate()
        bytes.deallocate()
    }

    /// What the parser has found; `value` is its text, `name` that of an anchor or an alias.
    struct Event {
        enum Kind {
            case scalar(String, YAML.Style)
            case alias
            case listStart, listEnd, mapStart, mapEnd
            case documentStart
            /// - isWritten: as `...`.
            case documentEnd(isWritten: Bool)
            case streamStart, streamEnd
        }

        var kind: Kind
        var name: String?
        var isFlow = false
        var start: YAML.Mark
        var end: YAML.Mark
    }

    /// - Throws: where the text is not YAML.
    func next() throws(YAMLProblem) -> Event {
        var event = yaml_event_t()
        guard isReady, yaml_parser_parse(parser, &event) == 1 else { throw problem }
        defer { yaml_event_delete(&event) }
        var result = Event(
            kind: .streamEnd, start: mark(event.start_mark), end: mark(event.end_mark))
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            let style: YAML.Style =
                switch scalar.style {
                case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
                case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
                default: .plain
                }
            result.kind = .scalar(text, style)
            result.name = Self.text(scalar.anchor)
        case YAML_ALIAS_EVENT:
            result.kind = .alias
            result.name = Self.text(event.data.alias.anchor)
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .listStart
            result.name = Self.text(event.data.sequence_start.anchor)
            result.isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        case YAML_MAPPING_START_EVENT:
            result.kind = .mapStart
            result.name = Self.text(event.data.mapping_start.anchor)
            result.isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
        case YAML_SEQUENCE_END_EVENT: result.kind = .listEnd
        case YAML_MAPPING_END_EVENT: result.kind = .mapEnd
        case YAML_STREAM_START_EVENT: result.kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd(isWritten: event.data.document_end.implicit == 0)
        default: break
        }
        return result
    }

    private var problem: YAMLProblem {
        guard isReady else { return YAMLProblem("there is no memory to read it", line: 1, column: 1) }
        let parser = parser.pointee
        let reason = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
        if parser.error == YAML_READER_ERROR {
            // The reader knows a byte, not a line.
            let before = bytes.prefix(leading + parser.problem_offset).dropFirst(leading)
            let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
            return YAMLProblem(
                "this is not text: \(reason)", line: before.count { $0 == UInt8(ascii: "\n") } + 1,
                column: String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1)
        }
        let place = mark(parser.problem_mark)
        // The parser stumbles behind the character that nobody sees to be wrong.
        if let wide = wideSign(before: place) { return wide }
        return YAMLProblem(Self.messages[reason] ?? "this is not YAML: \(reason)", at: place)
    }

    /// The parser's reasons that people meet, in words for those who do not know its grammar.
    private static let messages = [
        "mapping values are not allowed in this context": "this is not YAML: a ':' has no place here",
        "did not find expected ',' or ']'": "this is not YAML: a ',' or ']' is missing",
        "did not find expected ',' or '}'": "this is not YAML: a ',' or '}' is missing",
        "found character that cannot start any token": "this is not YAML: no value begins with this character",
        "could not find expected ':'": "this is not YAML: a ':' is missing",
        "did not find expected key": "this is not YAML: a key is missing, or it is not below the others",
        "found unexpected end of stream": "this is not YAML: the file ends within a value",
        "block sequence entries are not allowed in this context":
            "this is not YAML: the '-' of a list has no place here",
        "did not find expected '-' indicator":
            "this is not YAML: the '-' of a list is missing, or it is not below the others",
        "did not find expected node content": "this is not YAML: a value is missing",
    ]

    /// The first full-width sign of what the parser was reading: outside of texts it stands for nothing.
    private func wideSign(before place: YAML.Mark) -> YAMLProblem? {
        let text = String(decoding: bytes.dropFirst(leading), as: UTF8.self).unicodeScalars
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(place.line).map(Self.bare)
        guard var first = lines.indices.last else { return nil }
        // A plain text goes on over lines, until one is a setting.
        while first > 0, !Self.isSetting(lines[first - 1]) { first -= 1 }
        if parser.pointee.context != nil { first = min(first, parser.pointee.context_mark.line) }
        for number in first..<lines.count {
            guard let (column, sign, narrow) = FullWidth.sign(in: lines[number]),
                let scalar = narrow.unicodeScalars.first, Self.signs.contains(scalar)
            else { continue }
            let isQuote = "'\"".unicodeScalars.contains(scalar)
            return YAMLProblem(
                isQuote
                    ? "this is not YAML: '\(sign)' is a curly quote"
                    : "this is not YAML: '\(sign)' is a full-width character",
                line: number + 1, column: column + 1,
                fixes: [narrow == " " ? "write a half-width blank in its place" : "write \(narrow) in its place"])
        }
        return nil
    }

    /// Those that a text is built of.
    private static let signs = Set(" :,[]{}#-'\"&*!".unicodeScalars)

    /// A line without its comment, with blanks where it quotes a text, and without apostrophes: both are right as they are.
    private static func bare(_ line: Substring.UnicodeScalarView) -> String {
        var quote: Unicode.Scalar?
        var bare = String.UnicodeScalarView()
        var former: Unicode.Scalar = " "
        for scalar in line where scalar != "\r" {
            if let open = quote {
                if scalar == open { quote = nil }
                bare.append(" ")
            } else if scalar == "#", former == " " {
                break
            } else if "'\"".unicodeScalars.contains(scalar), !former.properties.isAlphabetic {
                quote = scalar
                bare.append(" ")
            } else {
                bare.append(scalar == "\u{2019}" && former.properties.isAlphabetic ? "'" : scalar)
            }
            former = scalar
        }
        return String(bare)
    }

    private static func isSetting(_ line: String) -> Bool { line.contains(": ") || line.hasSuffix(":") }

    private func mark(_ mark: yaml_mark_t) -> YAML.Mark {
        YAML.Mark(line: mark.line + 1, column: mark.column + 1, offset: mark.index + (leading > 0 ? 1 : 0))
    }

    private static func text(_ name: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        // SAFETY: libyaml ends names with a zero byte.
        name.map { String(cString: $0) }
    }
}
