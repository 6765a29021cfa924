extension ConsoleFilter {
    /// What a recording's picture needs of a terminal: moving the cursor, erasing, scrolling, lines drawn with
    /// characters. Nothing that makes a terminal answer, that changes how its keys and its mouse speak, or that
    /// outlives the picture, such as a title, a clipboard, or the lines that were scrolled away.
    enum Picture {
        /// ESC and one byte: keep and restore the cursor, one line down, to the next one, or up.
        static func passes(escape byte: UInt8) -> Bool { "78DEM".utf8.contains(byte) }

        /// ESC and two bytes: US-ASCII or line drawing as the first or the second set.
        static func passes(charset set: UInt8, _ byte: UInt8) -> Bool {
            "()".utf8.contains(set) && "0B".utf8.contains(byte)
        }

        /// ESC [, parameters and a letter.
        static func passes(control parameters: [UInt8], _ letter: UInt8) -> Bool {
            let text = String(decoding: parameters, as: UTF8.self)
            if letter == UInt8(ascii: "h") || letter == UInt8(ascii: "l") { return modes.contains(text) }
            guard parameters.count < longestMove, parameters.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x3b })
            else { return false }
            // What was scrolled away is the user's own.
            if letter == UInt8(ascii: "J") { return ["", "0", "1", "2"].contains(text) }
            // With several parameters it would be a mode of the mouse.
            if letter == UInt8(ascii: "T") { return !text.contains(";") }
            return "ABCDEFGHLMPSX@dfr".utf8.contains(letter)
        }

        /// The cursor is seen, lines wrap, another screen: what an end can take back.
        private static let modes: Set<String> = ["?7", "?25", "?47", "?1047", "?1049"]
        private static let longestMove = 16
    }

    /// Takes back whatever a picture has set; the cursor is at the start of a row then.
    package var endOfPicture: String {
        let modes = "\u{1b}7\u{1b}[r\u{1b}8\u{1b}(B\u{1b})B\u{f}\u{1b}[?7h\u{1b}[?25h\u{1b}[?1049l"
        return (hasSetModes ? modes : "") + "\u{1b}[0m\r\n"
    }
}
