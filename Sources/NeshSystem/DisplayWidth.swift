import CLinux

/// How many columns of a terminal a text takes.
package enum DisplayWidth {
    /// Wide characters count two, combining ones none; control characters none.
    package static func columns(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + max(0, Int(nesh_wcwidth($1.value))) }
    }
}
