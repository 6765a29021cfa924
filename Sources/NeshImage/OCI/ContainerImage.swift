import NeshData

/// A container image that was found: its configuration, and where its layers are.
package struct ContainerImage: Sendable {
    /// What the enclave image is called unless told otherwise.
    package var name: String
    /// The image's id: the configuration's digest without `sha256:`.
    package var id: String
    /// Names that the image has where it came from.
    package var tags: [String]
    /// What the image says about running it.
    package var config: ImageConfig
    /// The lowest first.
    package var layers: [Layer]

    /// One layer: an archive and how it is packed.
    package struct Layer: Sendable {
        /// The layer's archive, perhaps compressed.
        package var range: FileRange
        /// Of these bytes; nil where the source does not say.
        package var digest: BlobDigest?
        /// Of the uncompressed bytes; nil where the source does not say.
        package var diffID: BlobDigest?
        /// For messages: `layer 2 of hello.tar`.
        package var name: String
    }
}

/// Names of images as container tools read them.
package enum ImageName {
    /// Two names are the same image if they agree in this form: with a tag, without Docker's own registry.
    package static func normalized(_ name: some StringProtocol) -> String {
        var text = String(name)
        for prefix in ["docker.io/library/", "docker.io/", "index.docker.io/", "localhost/"]
        where text.hasPrefix(prefix) {
            text.removeFirst(prefix.count)
            break
        }
        if text.contains("@") { return text }
        let last = text.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return last.contains(":") ? text : text + ":latest"
    }

    /// What stands before the first `:`, as nitro-cli names an image.
    package static func untagged(_ name: some StringProtocol) -> String {
        String(name.prefix { $0 != ":" })
    }
}
