import NeshData

/// The permissions that `--chmod` sets: `755`, or as chmod(1) writes changes, `u=rwX,go=rX`.
struct FileMode {
    private enum Form {
        case octal(UInt16)
        case changes([Change])
    }

    /// `go-w`: who, what is done, which bits.
    private struct Change {
        var who: String
        var operation: Character
        var bits: String
    }

    private let form: Form

    /// - Throws: E49 for anything else.
    init(_ text: String) throws(Failure) {
        if let octal = UInt16(text, radix: 8), octal <= 0o7777, text.utf8.allSatisfy({ $0 != 0x2b && $0 != 0x2d }) {
            form = .octal(octal)
            return
        }
        var changes: [Change] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let who = part.prefix { "ugoa".contains($0) }
            var rest = part[who.endIndex...]
            guard !rest.isEmpty else { throw Self.wrong(text) }
            while let operation = rest.popFirst() {
                guard "+-=".contains(operation) else { throw Self.wrong(text) }
                let bits = rest.prefix { "rwxXstugo".contains($0) }
                rest = rest[bits.endIndex...]
                changes.append(Change(who: who.isEmpty ? "a" : String(who), operation: operation, bits: String(bits)))
            }
        }
        form = .changes(changes)
    }

    private static func wrong(_ text: String) -> Failure {
        Failure(
            .dockerImageBuild, "--chmod=\(display(text.utf8)) is not a mode",
            fixes: ["write it as --chmod=755 or --chmod=u=rwX,go=rX"])
    }

    /// The permissions of something that had others.
    func applied(to permissions: UInt16, isDirectory: Bool) -> UInt16 {
        guard case .changes(let changes) = form else {
            if case .octal(let mode) = form { return mode }
            return permissions
        }
        var mode = permissions
        for change in changes {
            for who in change.who.contains("a") ? "ugo" : change.who { apply(change, who, &mode, isDirectory) }
        }
        return mode
    }

    private func apply(_ change: Change, _ who: Character, _ mode: inout UInt16, _ isDirectory: Bool) {
        let shift: UInt16 = who == "u" ? 6 : who == "g" ? 3 : 0
        var bits: UInt16 = 0
        for letter in change.bits {
            switch letter {
            case "r": bits |= 4 << shift
            case "w": bits |= 2 << shift
            case "x": bits |= 1 << shift
            case "X": if isDirectory || mode & 0o111 != 0 { bits |= 1 << shift }
            case "s": bits |= who == "u" ? 0o4000 : who == "g" ? 0o2000 : 0
            case "t": bits |= 0o1000
            case "u": bits |= (mode >> 6 & 7) << shift
            case "g": bits |= (mode >> 3 & 7) << shift
            default: bits |= (mode & 7) << shift
            }
        }
        switch change.operation {
        case "+": mode |= bits
        case "-": mode &= ~bits
        default: mode = mode & ~(7 << shift) | bits
        }
    }
}
