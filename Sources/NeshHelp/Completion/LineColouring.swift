import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshText

/// The colours of a line while it is typed: what nesh takes each word for, and what the checker would say of it.
///
/// Pure: from the line, a snapshot and what the session knew when the prompt appeared. It runs at each key.
package struct LineColouring {
    /// A part of the line and its colour.
    package struct Span: Equatable, Sendable {
        /// Bytes of the line.
        package var range: Range<Int>
        package var role: StyledText.Role
    }

    /// What a line looks like.
    package struct Picture: Equatable, Sendable {
        /// In the line's order, none within another.
        package var spans: [Span] = []
        /// What would be refused: bytes of the line.
        package var wrong: [Range<Int>] = []
    }

    /// Enclaves may come and go while the line is typed.
    package var snapshot: CompletionSnapshot
    private let check: TypedLineCheck
    private let lead: String
    /// Entries of a directory, named as it was typed, where they are known; it must not wait.
    let entries: (String) -> [CompletionSnapshot.FileFact]?
    private let isForeign: (String) -> Bool

    /// - Parameters:
    ///   - earlier: the lines that have been typed of this statement.
    ///   - isForeign: whether a line is not nesh's own but understood: nothing in it is wrong.
    package init(
        _ snapshot: CompletionSnapshot, _ session: Session, earlier: String = "",
        entries: @escaping (String) -> [CompletionSnapshot.FileFact]? = { _ in nil },
        isForeign: @escaping (String) -> Bool = { _ in false }
    ) {
        self.snapshot = snapshot
        self.entries = entries
        self.isForeign = isForeign
        let lines = earlier.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let joined = lines.reversed().prefix { $0.hasSuffix("\\") }.reversed()
        let isInBlock = joined.count < lines.count
        // In any block `else` and `end` are right.
        lead = (isInBlock ? "if a == a\n" : "") + joined.map { $0 + "\n" }.joined()
        check = TypedLineCheck(session, snapshot.commands, inBlock: isInBlock)
    }

    /// - Parameter cursor: bytes of the line before it.
    package func picture(of line: String, cursor: Int) -> Picture {
        guard line.contains(where: { $0 != " " }), line.utf8.count <= Self.longest else { return Picture() }
        let count = line.utf8.count
        let closings = cursor == count ? CompletionPoint.closings[...] : CompletionPoint.closings.prefix(1)
        for closing in closings {
            let source = SourceText(name: "", text: lead + line + closing)
            var lexer = Lexer(source)
            var tokens: [Token] = []
            var isBroken = false
            while let next = lexer.nextLine() {
                isBroken = next.isBroken
                if case .statement(let found) = next.content { tokens = found } else { tokens = [] }
                if case .narration = next.content { tokens = [.comment(next.place)] }
            }
            if isBroken, closing != closings.last { continue }
            if isBroken { break }
            return picture(tokens, source, line, cursor)
        }
        // It cannot be read: what stands before the mistake has its colours, and the mistake is marked.
        let source = SourceText(name: "", text: lead + line)
        return Picture(spans: [], wrong: isForeign(line) ? [] : wrong(source, line, cursor))
    }

    /// A line that is longer is data that was pasted.
    private static let longest = 1 << 13

    private func picture(_ tokens: [Token], _ source: SourceText, _ line: String, _ cursor: Int) -> Picture {
        let offset = lead.utf8.count
        let count = line.utf8.count
        var painter = TokenPainter(self, cursor: cursor + offset)
        painter.paint(tokens)
        var spans = painter.spans.compactMap { span in
            Self.within(span.range, offset, count).map { Span(range: $0, role: span.role) }
        }
        // A comment is not a token; it is what is left of the line behind the last one.
        if let comment = Self.comment(in: source, after: tokens, offset) {
            spans += Self.within(comment, offset, count).map { [Span(range: $0, role: .dim)] } ?? []
        }
        if isForeign(line) { return Picture(spans: spans.filter { $0.role != .bad }) }
        return Picture(spans: spans, wrong: wrong(source, line, cursor))
    }

    private func wrong(_ source: SourceText, _ line: String, _ cursor: Int) -> [Range<Int>] {
        let offset = lead.utf8.count
        return check.findings(in: source, cursor: cursor + offset).compactMap {
            Self.within($0, offset, line.utf8.count)
        }
    }

    private static func comment(in source: SourceText, after tokens: [Token], _ offset: Int) -> Range<Int>? {
        switch tokens.last {
        case .pipe, .shell, .comment: return nil
        default: break
        }
        var start = max(tokens.last?.place.range.upperBound ?? 0, offset)
        while start < source.bytes.count, source.bytes[start] == 0x20 || source.bytes[start] == 9 { start += 1 }
        guard start < source.bytes.count, source.bytes[start] == UInt8(ascii: "#") else { return nil }
        return start..<source.bytes.count
    }

    private static func within(_ range: Range<Int>, _ offset: Int, _ count: Int) -> Range<Int>? {
        let clamped = range.clamped(to: offset..<offset + count)
        return clamped.isEmpty ? nil : clamped.lowerBound - offset..<clamped.upperBound - offset
    }
}
