import NeshData
import NeshSystem

/// Finds the image that a request names.
struct ImageResolver {
    let request: EnclaveImageRequest
    let progress: (BuildProgress) -> Void
    let interrupt: Interrupt

    private var architecture: EIF.Architecture { request.architecture ?? .host }

    func rootFileSystem() throws(Failure) -> RootFileSystem {
        let image = try containerImage()
        return try RootFileSystem.make(of: image, request: request, progress: progress, interrupt: interrupt)
    }

    private func containerImage() throws(Failure) -> ContainerImage {
        switch request.source {
        case .dockerArchive(let path, let reference), .ociArchive(let path, let reference):
            let file = try InputFile(path: path)
            return named(try SavedImage.find(in: file, reference: reference, architecture: architecture), after: path)
        case .ociDirectory(let path, let reference):
            let layout = try OCIDirectory(path: path).layout()
            return named(try layout.image(reference: reference, architecture: architecture), after: path)
        default:
            throw Failure(.dockerImagePull, "not yet")
        }
    }

    /// An image without a name is called after its file.
    private func named(_ image: ContainerImage, after path: String) -> ContainerImage {
        guard image.name.isEmpty else { return image }
        var image = image
        let file = path.split(separator: "/").last.map(String.init) ?? path
        image.name = file.hasSuffix(".tar") ? String(file.dropLast(4)) : file
        return image
    }
}
