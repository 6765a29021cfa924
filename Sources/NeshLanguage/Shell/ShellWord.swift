import NeshData

/// Words of sh as they are written: where they end, what they stand for.
package enum ShellWord {
    /// The word before the first blank outside of quotes; nil where it holds what nesh cannot write.
    package static func first(of text: String) -> (word: String?, rest: String) {
        var quote: Character?
        var end = text.startIndex
        while end < text.endIndex {
            let character = text[end]
            if character == "`" || text[end...].hasPrefix("$(") { return (nil, "") }
            if character == quote {
                quote = nil
            } else if quote == nil, "\"'".contains(character) {
                quote = character
            } else if quote == nil, character.isWhitespace {
                break
            } else if quote == nil, "|&;<>()".contains(character) {
                return (nil, "")
            }
            end = text.index(after: end)
        }
        return (quote == nil ? String(text[..<end]) : nil, String(text[end...].trimmingSpaces))
    }

    /// The value of a word: without quotes, with its variables.
    /// - Returns: nil where a variable has none.
    package static func plain(_ word: String, _ value: (String) -> String?) -> String? {
        var (result, quote) = ("", Character?.none)
        var rest = word[...]
        while let character = rest.popFirst() {
            if character == quote {
                quote = nil
            } else if quote == nil, "\"'".contains(character) {
                quote = character
            } else if character == "$", quote != "'" {
                let isBraced = rest.first == "{"
                if isBraced { rest = rest.dropFirst() }
                let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
                rest = rest.dropFirst(name.count)
                if isBraced {
                    guard rest.popFirst() == "}" else { return nil }
                }
                guard let found = value(name) else { return nil }
                result += found
            } else {
                result.append(character)
            }
        }
        return quote == nil ? result : nil
    }

    /// All words, cut at blanks outside of quotes; nothing else ends one.
    package static func all(of text: String) -> [String] {
        var (found, rest) = ([String](), text)
        while !rest.isEmpty {
            // A pattern's parentheses and bars stand in quotes.
            var (quote, end) = (Character?.none, rest.startIndex)
            while end < rest.endIndex, quote != nil || !rest[end].isWhitespace {
                if rest[end] == quote {
                    quote = nil
                } else if quote == nil, "\"'".contains(rest[end]) {
                    quote = rest[end]
                }
                end = rest.index(after: end)
            }
            found.append(String(rest[..<end]))
            rest = String(rest[end...].trimmingSpaces)
        }
        return found
    }

    /// What one sign separates outside of quotes and brackets, without blanks around it.
    package static func split(_ text: String, at sign: Character) -> [String] {
        var (parts, part, quote, depth) = ([String](), "", Character?.none, 0)
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "\\", quote != "'", let next = rest.popFirst() {
                part += "\\" + String(next)
                continue
            }
            if let open = quote {
                if character == open { quote = nil }
            } else if "\"'`".contains(character) {
                quote = character
            } else if "([{".contains(character) {
                depth += 1
            } else if ")]}".contains(character) {
                depth -= 1
            } else if depth == 0, character == sign {
                parts.append(String(part.trimmingSpaces))
                part = ""
                continue
            }
            part.append(character)
        }
        return parts + [String(part.trimmingSpaces)]
    }

    /// A line without the comment at its end.
    package static func withoutComment(_ text: String) -> String {
        var (quote, before) = (Character?.none, Character(" "))
        for index in text.indices {
            let character = text[index]
            if character == quote {
                quote = nil
            } else if quote == nil, "\"'`".contains(character) {
                quote = character
            } else if quote == nil, character == "#", before.isWhitespace {
                return String(text[..<index].trimmingSpaces)
            }
            before = character
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
        var (result, quote) = ("", Character?.none)
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == quote {
                quote = nil
            } else if quote == nil, "\"'".contains(character) {
                quote = character
            } else if character == "\\", quote != "'", let next = rest.popFirst() {
                result += "\\" + String(next)
                continue
            } else if character == "$", quote != "'" {
                let isBraced = rest.first == "{"
                let name = String((isBraced ? rest.dropFirst() : rest).prefix(while: isPartOfName))
                let end = rest.dropFirst(name.count + (isBraced ? 1 : 0))
                // `$last.0`, `${X:-a}` are nesh's.
                let isWhole = isBraced ? end.first == "}" : end.first != "."
                if Variable.isName(name), isWhole, let new = replacement(name) {
                    result += new
                    rest = isBraced ? end.dropFirst() : end
                    continue
                }
            }
            result.append(character)
        }
        return result
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_")
    }

    /// The names of `$X` and `${X}`; nil where a `$` is something else.
    package static func variables(in text: String) -> [String]? {
        var names: [String] = []
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            rest = rest[rest.index(after: dollar)...]
            let isBraced = rest.first == "{"
            if isBraced { rest = rest.dropFirst() }
            let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
            rest = rest.dropFirst(name.count)
            guard Variable.isName(name), !isBraced || rest.first == "}" else { return nil }
            names.append(name)
        }
        return names
    }

    /// Without quotes around it.
    package static func unquoted(_ word: String) -> String {
        guard word.count > 1, let first = word.first, first == word.last, "\"'".contains(first) else { return word }
        return String(word.dropFirst().dropLast())
    }
}
