import NeshData

/// An image's configuration (OCI image-spec `config.md`, and Docker's, which is the same here).
package struct ImageConfig: Sendable, Equatable {
    /// The configuration as it is, for `DockerInfo`.
    package var json: JSON
    /// `amd64`; nil where it is not said.
    package var architecture: String?
    /// `linux`; nil where the image does not say.
    package var operatingSystem: String?
    /// Nil where null or absent, which is not the same as empty.
    package var command: [String]?
    /// What is run, without a shell; nil where the image does not say.
    package var entrypoint: [String]?
    /// `NAME=VALUE` each; nil where the image does not say.
    package var environment: [String]?
    /// Where it is run; nil where the image does not say.
    package var workingDirectory: String?
    /// Of the layers' uncompressed bytes, lowest first.
    package var diffIDs: [BlobDigest]

    /// - Throws: `ParseError` when a member has a wrong type.
    package static func parse(_ bytes: [UInt8]) throws(ParseError) -> ImageConfig {
        let json = try JSON.parse(bytes)
        guard json.object != nil else { throw ParseError("the image's configuration is not a JSON object") }
        let config = json["config"]
        func words(_ key: String) throws(ParseError) -> [String]? {
            guard let value = given(key, in: config) else { return nil }
            // Docker's own reader takes a text as one word.
            if let word = value.string, key != "Env" { return [word] }
            guard let array = value.array else { throw ParseError("'\(key)' is not a list") }
            var words: [String] = []
            for element in array {
                guard let word = element.string else { throw ParseError("'\(key)' is not a list of texts") }
                words.append(word)
            }
            return words
        }
        var diffIDs: [BlobDigest] = []
        for element in json["rootfs"]?["diff_ids"]?.array ?? [] {
            guard let digest = element.string.flatMap({ BlobDigest($0) }) else {
                throw ParseError("'diff_ids' holds something that is not a digest")
            }
            diffIDs.append(digest)
        }
        let directory = config?["WorkingDir"]?.string
        return ImageConfig(
            json: json, architecture: json["architecture"]?.string, operatingSystem: json["os"]?.string,
            command: try words("Cmd"), entrypoint: try words("Entrypoint"), environment: try words("Env"),
            workingDirectory: directory == "" ? nil : directory, diffIDs: diffIDs)
    }

    /// A member's value; nil where null or absent, which mean the same.
    private static func given(_ key: String, in config: JSON?) -> JSON? {
        guard let value = config?[key], value != .null else { return Optional.none }
        return value
    }

    /// Whether an image with this `config` says of no program that it is to be run.
    static func startsNothing(_ config: JSON) -> Bool {
        given("Cmd", in: config) == nil && given("Entrypoint", in: config) == nil
    }
}
