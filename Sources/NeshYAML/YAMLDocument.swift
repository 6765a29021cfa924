/// A YAML file's one document.
package struct YAMLDocument: Sendable {
    /// Nil where the file holds nothing but comments.
    package var root: YAML?
    /// The place of a `...` that ends it.
    package var ending: YAML.Mark?

    /// What a file may ask for: these are settings that people write, not data.
    package enum Bounds {
        /// In bytes.
        package static let size = 1 << 20
        /// Lists and maps inside one another.
        package static let depth = 32
        /// Values in all; what an alias stands for counts each time.
        package static let values = 10_000
    }

    /// Reads UTF-8 text.
    /// - Throws: the first mistake. A second document is one, a key that stands twice in a map another.
    package static func parse(_ bytes: [UInt8]) throws(YAMLProblem) -> YAMLDocument {
        guard bytes.count <= Bounds.size else {
            throw YAMLProblem("the file has more than 1 MiB", line: 1, column: 1)
        }
        let reader = YAMLEvents(bytes)
        var builder = YAMLBuilder(reader)
        return try builder.document()
    }
}
