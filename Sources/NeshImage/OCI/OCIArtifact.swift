import NeshData

/// Something in a registry or a layout that is stored as an image is, but is none (image-spec `manifest.md`,
/// "Guidelines for Artifact Usage").
struct OCIArtifact: Equatable {
    let mediaType: String

    private static let imageConfigurations = [
        "application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json",
        // As some tools wrote it before there were names for it.
        "application/octet-stream", "application/json", "text/plain",
    ]
    /// Says only that there is no configuration: `artifactType` or the layers say what it is.
    private static let emptyConfiguration = "application/vnd.oci.empty.v1+json"

    /// What a manifest is if it is not an image's; nil for an image or an index.
    init?(manifest: JSON) {
        let configuration = manifest["config"]?["mediaType"]?.string ?? ""
        let stated = manifest["artifactType"]?.string ?? ""
        let layer = manifest["layers"]?[0]?["mediaType"]?.string ?? ""
        let isEmpty = configuration == Self.emptyConfiguration
        let isImage = Self.imageConfigurations.contains(configuration)
        if !configuration.isEmpty, !isEmpty, !isImage {
            mediaType = configuration
        } else if !stated.isEmpty, !isImage {
            mediaType = stated
        } else if isEmpty {
            mediaType = layer.isEmpty ? configuration : layer
        } else if !layer.isEmpty, !layer.contains(".layer."), !layer.contains(".rootfs."), Self.name(of: layer) != nil {
            // Signatures and the like borrow an image's configuration.
            mediaType = layer
        } else if let own = manifest["mediaType"]?.string, own.contains("artifact.manifest") {
            mediaType = own
        } else {
            return nil
        }
    }

    /// `a Helm chart (media type …)`
    var description: String {
        let name = Self.name(of: mediaType) ?? "an OCI artifact"
        return "\(name) (media type \(mediaType))"
    }

    private static func name(of mediaType: String) -> String? {
        let names = [
            ("helm.", "a Helm chart"), ("wasm", "a WebAssembly module"), ("cosign.", "a signature"),
            ("sigstore.", "a signature"), ("notary.", "a signature"), ("in-toto", "an attestation"),
            ("spdx", "a list of contents (SBOM)"), ("cyclonedx", "a list of contents (SBOM)"),
            ("syft", "a list of contents (SBOM)"), ("docker.plugin.", "a Docker plugin"),
            ("buildkit.cacheconfig", "a build cache"), ("gitops.", "a Flux artifact"), ("opa.", "a policy"),
            ("ollama.", "a language model"), ("cnab.", "an application bundle"), ("artifacthub.", "a description"),
        ]
        return names.first { mediaType.contains($0.0) }?.1
    }
}
