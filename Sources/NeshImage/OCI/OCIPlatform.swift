import NeshData

/// The system and processor that an image is for (image-spec `image-index.md`).
struct OCIPlatform: Equatable, CustomStringConvertible {
    /// `linux`, which is also what an image without a word about it is for.
    var operatingSystem: String
    /// As Go names it: `amd64`.
    var architecture: String
    /// Of the architecture: `v8`; empty where it is not said.
    var variant: String

    /// Of a descriptor's `platform` or an image's configuration; nil where neither says anything.
    init?(_ json: JSON?) {
        guard let architecture = json?["architecture"]?.string, !architecture.isEmpty else { return nil }
        let system = json?["os"]?.string ?? ""
        self.operatingSystem = system.isEmpty ? "linux" : system
        self.architecture = architecture
        variant = json?["variant"]?.string ?? ""
    }

    /// Builders list attestations beside images, as if for a platform of their own.
    var isUnknown: Bool { architecture == "unknown" || operatingSystem == "unknown" }

    /// Whether an enclave with such a processor runs it.
    func fits(_ wanted: EIF.Architecture) -> Bool {
        operatingSystem == "linux" && EIF.Architecture(name: architecture) == wanted
    }

    /// Whether every processor of the architecture runs it, not only newer ones.
    var isBaseline: Bool { ["", "v1", "v8"].contains(variant) }

    var description: String {
        "\(operatingSystem)/\(architecture)" + (variant.isEmpty ? "" : "/" + variant)
    }
}
