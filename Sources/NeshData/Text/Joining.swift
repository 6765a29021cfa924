extension [String] {
    /// The texts in a row, with the separator between each two.
    ///
    /// In the place of the library's, which is for collections of any kind: what it asks the runtime about its own takes
    /// a tenth of a millisecond before the first text is joined.
    package func joined(separator: String = "") -> String {
        var joined = first ?? ""
        for text in dropFirst() {
            joined += separator
            joined += text
        }
        return joined
    }
}
