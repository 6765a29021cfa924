import NeshData

/// A pointer to a blob (image-spec `descriptor.md`).
struct OCIDescriptor {
    var mediaType: String
    var digest: BlobDigest
    var annotations: JSON?
    /// Nil where it is not said.
    var platform: OCIPlatform?

    /// Nil when it has no digest.
    init?(_ json: JSON) {
        guard let digest = json["digest"]?.string.flatMap({ BlobDigest($0) }) else { return nil }
        mediaType = json["mediaType"]?.string ?? ""
        self.digest = digest
        annotations = json["annotations"]
        platform = OCIPlatform(json["platform"])
    }

    /// Builders add attestations beside images.
    var isAttestation: Bool {
        annotations?["vnd.docker.reference.type"] != nil || platform?.isUnknown == true
    }

    /// The names under which an index lists it, the fullest first; some tools write the bare tag.
    var names: [String] {
        ["io.containerd.image.name", "org.opencontainers.image.ref.name"].compactMap { key in
            annotations?[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
        }
    }
}
