import NeshData

/// Words of sh as they are written: where they end, what they stand for.
package enum ShellWord {
    /// The word before the first blank outside of quotes; nil where it holds what nesh cannot write.
    package static func first(of text: String) -> (word: String?, rest: String) {
        var quotes = ShellQuotes(text)
        while let place = quotes.next() {
            if place.character == "`" || text[place.index...].hasPrefix("$(") { return (nil, "") }
            guard place.isBare else { continue }
            if "|&;<>()".contains(place.character) { return (nil, "") }
            if place.character.isWhitespace {
                return (String(text[..<place.index]), String(text[place.index...].trimmingSpaces))
            }
        }
        return (quotes.open == nil ? text : nil, "")
    }

    /// The value of a word: without quotes, with its variables.
    /// - Returns: nil where a variable has none.
    package static func plain(_ word: String, _ value: (String) -> String?) -> String? {
        var result = ""
        var quotes = ShellQuotes(word)
        while let place = quotes.next() {
            if place.isMark { continue }
            if place.character == "$", place.quote != "'", !place.isEscaped {
                guard let reference = Reference(quotes.remaining), let found = value(reference.name) else { return nil }
                result += found
                quotes.skip(to: reference.end)
            } else if place.isEscaped, place.character == "\\", let next = quotes.next() {
                // In double quotes a backslash stays before what has no meaning there.
                if place.quote == "\"", !"\"\\$`".contains(next.character) { result.append("\\") }
                result.append(next.character)
            } else {
                result.append(place.character)
            }
        }
        return quotes.open == nil ? result : nil
    }

    /// All words, cut at blanks outside of quotes; nothing else ends one.
    package static func all(of text: String) -> [String] {
        var (found, rest) = ([String](), text)
        while !rest.isEmpty {
            // A pattern's parentheses and bars stand in quotes.
            let end = ShellQuotes.firstBare(in: rest[...]) { $0.first?.isWhitespace ?? false } ?? rest.endIndex
            found.append(String(rest[..<end]))
            rest = String(rest[end...].trimmingSpaces)
        }
        return found
    }

    /// What one sign separates outside of quotes and brackets, without blanks around it.
    package static func split(_ text: String, at sign: Character) -> [String] {
        var (parts, part, depth) = ([String](), "", 0)
        for place in ShellQuotes(text, backquotes: true) {
            if place.isBare {
                if "([{".contains(place.character) { depth += 1 }
                if ")]}".contains(place.character) { depth -= 1 }
                if depth == 0, place.character == sign {
                    parts.append(String(part.trimmingSpaces))
                    part = ""
                    continue
                }
            }
            part.append(place.character)
        }
        return parts + [String(part.trimmingSpaces)]
    }

    /// A line without the comment at its end.
    package static func withoutComment(_ text: String) -> String {
        var before = Character(" ")
        for place in ShellQuotes(text, backquotes: true) {
            if place.isBare, place.character == "#", before.isWhitespace {
                return String(text[..<place.index].trimmingSpaces)
            }
            before = place.character
        }
        return text
    }

    /// Lines that a backslash joins as one; the last one's stays.
    package static func joined(_ text: String) -> String {
        let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
        var (joined, rest) = ("", text[...])
        while let next = rest.ranges(of: "\\\n").first {
            joined += rest[..<next.lowerBound].trimming { $0 == " " } + " "
            rest = rest[next.upperBound...]
        }
        return joined.isEmpty ? text : joined + rest.trimmingSpaces
    }

    /// `$X` and `${X}` as something else, outside of single quotes.
    /// - Parameter replacement: for a name; nil leaves it.
    package static func replacingVariables(in text: String, by replacement: (String) -> String?) -> String {
        var result = ""
        var quotes = ShellQuotes(text)
        while let place = quotes.next() {
            // `$last.0`, `${X:-a}` are nesh's.
            if place.character == "$", place.quote != "'", !place.isEscaped,
                let reference = Reference(quotes.remaining), Variable.isName(reference.name),
                reference.isBraced || quotes.remaining[reference.end...].first != ".",
                let new = replacement(reference.name)
            {
                result += new
                quotes.skip(to: reference.end)
            } else {
                result.append(place.character)
            }
        }
        return result
    }

    /// sh's variables that are called by a sign, `$?` and `$$`, as something else, where single quotes do not keep them.
    /// - Parameter replacement: for a sign; nil leaves it.
    package static func replacingSigns(in text: String, by replacement: (Character) -> String?) -> String {
        var (result, before) = ("", Character(" "))
        var quotes = ShellQuotes(text)
        while let place = quotes.next() {
            let sign = quotes.remaining.first
            // Behind a letter or a bracket it ends a pattern, and before a letter it is not a variable of sh's.
            if place.character == "$", place.quote != "'", !place.isEscaped, let sign, "?$!#@*".contains(sign),
                before.isWhitespace || "\"'=:,".contains(before),
                quotes.remaining.dropFirst().first.map({ !$0.isLetter && !$0.isNumber && $0 != "$" }) ?? true,
                let new = replacement(sign)
            {
                result += new
                quotes.skip(to: quotes.remaining.index(after: quotes.remaining.startIndex))
                before = sign
            } else {
                result.append(place.character)
                before = place.character
            }
        }
        return result
    }

    /// The signs of `$?`, `$$`, `$!` and their like in a line, in its order.
    package static func signs(in text: String) -> [Character] {
        var found: [Character] = []
        _ = replacingSigns(in: text) { sign in
            found.append(sign)
            return nil
        }
        return found
    }

    /// What stands behind a `$`: a name, in braces or not.
    private struct Reference {
        let name: String
        let isBraced: Bool
        /// Where it ends.
        let end: String.Index

        /// - Returns: nil where a brace is not closed right behind the name.
        init?(_ text: Substring) {
            isBraced = text.first == "{"
            let inside = isBraced ? text.dropFirst() : text
            name = String(inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
            let behind = inside.dropFirst(name.count)
            if isBraced, behind.first != "}" { return nil }
            end = behind.dropFirst(isBraced ? 1 : 0).startIndex
        }
    }

    /// The names of `$X` and `${X}`; nil where a `$` is something else.
    package static func variables(in text: String) -> [String]? {
        var names: [String] = []
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            let behind = rest[rest.index(after: dollar)...]
            guard let reference = Reference(behind), Variable.isName(reference.name) else { return nil }
            names.append(reference.name)
            rest = behind[reference.end...]
        }
        return names
    }

    /// Without quotes around it.
    package static func unquoted(_ word: String) -> String {
        guard word.count > 1, let first = word.first, first == word.last, "\"'".contains(first) else { return word }
        return String(word.dropFirst().dropLast())
    }
}
