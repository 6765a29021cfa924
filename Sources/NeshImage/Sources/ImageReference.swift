import NeshData

/// Where a container image is to be found, as `--docker-uri` says it (containers-transports(5)).
package enum ImageReference: Sendable, Equatable, CustomStringConvertible {
    /// An archive by `docker save`, in its old or its OCI form; the image's name if it holds several.
    case dockerArchive(path: String, reference: String?)
    case ociArchive(path: String, reference: String?)
    case ociDirectory(path: String, reference: String?)
    /// A directory that is the root file system.
    case rootfs(path: String)
    /// A name that Docker's daemon knows.
    case dockerDaemon(name: String)
    /// A registry's image, without a look at local stores.
    case registry(name: String)
    /// A plain name: nesh's own store, then the container tool that is installed.
    case name(String)

    /// - Throws: E03 for an empty or malformed reference.
    package static func parse(_ text: String) throws(Failure) -> ImageReference {
        guard !text.isEmpty else { throw Failure(.invalidArgument, "the image's name is empty") }
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
            throw Failure(.invalidArgument, "the image's name '\(display(text.utf8))' has a control character")
        }
        guard let colon = text.firstIndex(of: ":") else { return .name(text) }
        let rest = String(text[text.index(after: colon)...])
        func path() throws(Failure) -> (String, String?) {
            let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let path = parts.first, !path.isEmpty else {
                throw Failure(.invalidArgument, "'\(text)' names no file", fixes: ["write it as \(text[...colon])PATH"])
            }
            let reference = parts.count > 1 ? parts[1] : nil
            guard reference != "" else { throw Failure(.invalidArgument, "'\(text)' ends in a colon") }
            return (path, reference)
        }
        switch text[..<colon] {
        case "docker-archive":
            let (path, reference) = try path()
            return .dockerArchive(path: path, reference: reference)
        case "oci-archive":
            let (path, reference) = try path()
            return .ociArchive(path: path, reference: reference)
        case "oci":
            let (path, reference) = try path()
            return .ociDirectory(path: path, reference: reference)
        case "rootfs":
            guard !rest.isEmpty else {
                throw Failure(.invalidArgument, "'\(text)' names no directory", fixes: ["write it as rootfs:DIRECTORY"])
            }
            return .rootfs(path: rest)
        case "docker-daemon": return .dockerDaemon(name: try name(rest, of: text))
        case "docker":
            guard rest.hasPrefix("//") else {
                throw Failure(
                    .invalidArgument, "'\(text)' is not an image of a registry", fixes: ["write it as docker://NAME"])
            }
            return .registry(name: try name(String(rest.dropFirst(2)), of: text))
        case "containers-storage", "ostree", "sif", "tarball":
            throw Failure(
                .invalidArgument, "images of the kind '\(text[..<colon]):' are not read",
                fixes: ["copy it first: skopeo copy \(text.asWord) oci-archive:image.tar"])
        default: break
        }
        return .name(text)
    }

    private static func name(_ name: String, of text: String) throws(Failure) -> String {
        guard !name.isEmpty else { throw Failure(.invalidArgument, "'\(text)' names no image") }
        return name
    }

    package var description: String {
        func with(_ reference: String?) -> String { reference.map { ":" + $0 } ?? "" }
        switch self {
        case .dockerArchive(let path, let reference): return "docker-archive:\(path)\(with(reference))"
        case .ociArchive(let path, let reference): return "oci-archive:\(path)\(with(reference))"
        case .ociDirectory(let path, let reference): return "oci:\(path)\(with(reference))"
        case .rootfs(let path): return "rootfs:\(path)"
        case .dockerDaemon(let name): return "docker-daemon:\(name)"
        case .registry(let name): return "docker://\(name)"
        case .name(let name): return name
        }
    }
}
