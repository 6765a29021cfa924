import NeshData
import NeshSystem

/// Finds images that are here already: in archives, in layouts, in nesh's own store.
enum ImageFinder {
    /// An image of an archive file, which may be compressed as a whole.
    static func archive(
        _ path: String, _ reference: String?, _ architecture: EIF.Architecture, spools: SpoolProvider,
        interrupt: Interrupt
    ) throws(Failure) -> ContainerImage {
        var range = FileRange(whole: try InputFile(path: path))
        let compression = try Compression.of(range)
        if compression != .none {
            range = try compression.unpack(range, name: path, spools: spools, interrupt: interrupt)
        }
        return named(
            try SavedImage.find(in: range, reference: reference, architecture: architecture), after: path)
    }

    /// An image of an OCI layout or of the store; nil for other sources and when the store has it not.
    static func local(
        _ reference: ImageReference, store: ImageStore, architecture: EIF.Architecture
    ) throws(Failure) -> ContainerImage? {
        switch reference {
        case .ociDirectory(let path, let image):
            let layout = try OCIDirectory(path: path).layout()
            return named(try layout.image(reference: image, architecture: architecture), after: path)
        case .name(let name): return try store.resolve(name)
        case .dockerArchive, .ociArchive, .rootfs, .dockerDaemon, .registry: return nil
        }
    }

    /// An image without a name is called after its file.
    private static func named(_ image: ContainerImage, after path: String) -> ContainerImage {
        guard image.name.isEmpty else { return image }
        var image = image
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let suffix = [".tar", ".tar.gz", ".tgz", ".tar.zst"].first { file.hasSuffix($0) } ?? ""
        image.name = String(file.dropLast(suffix.count))
        return image
    }
}
