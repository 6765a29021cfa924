import Glibc
import NeshData
import NeshSystem

/// Images that were built here: an OCI layout in the user's data directory.
package struct ImageStore: Sendable {
    /// Absolute.
    package let directory: String

    /// An image of the store.
    package struct Image: Sendable, Equatable {
        /// With its tag: `hello-app:latest`.
        package var name: String
        /// The configuration's digest without `sha256:`.
        package var id: String
        /// Bytes of its layers.
        package var size: UInt64
        /// RFC 3339, as the image says; empty where it does not.
        package var created: String
        /// `amd64`
        package var architecture: String
    }

    package init(directory: String) { self.directory = directory }

    /// `$XDG_DATA_HOME/nesh/images`
    package init(environment: [String: String]) {
        self.init(directory: UserDirectories(environment: environment).data + "/images")
    }

    /// All images, sorted by name; none where nothing was ever built.
    /// - Throws: E48 when the store is damaged.
    package func images() throws(Failure) -> [Image] {
        guard let index = try index() else { return [] }
        var images: [Image] = []
        for entry in Self.manifests(of: index) {
            guard let descriptor = OCIDescriptor(entry), let name = descriptor.names.first else { continue }
            let image = try layout(index).image(reference: name, architecture: .host)
            images.append(
                Image(
                    name: name, id: image.id, size: image.layers.reduce(0) { $0 + $1.range.count },
                    created: image.config.json["created"]?.string ?? "", architecture: image.config.architecture ?? ""))
        }
        return images.sorted { $0.name < $1.name }
    }

    /// The image of that name, nil when there is none.
    /// - Throws: E19 or E48 where the store cannot be read.
    package func resolve(_ name: String) throws(Failure) -> ContainerImage? {
        guard let index = try index() else { return nil }
        let wanted = ImageName.normalized(name)
        let isThere = Self.manifests(of: index).contains { entry in
            OCIDescriptor(entry)?.names.contains { ImageName.normalized($0) == wanted } ?? false
        }
        guard isThere else { return nil }
        var image = try layout(index).image(reference: wanted, architecture: .host)
        image.name = ImageName.untagged(name)
        return image
    }

    /// Forgets an image and deletes what only it used.
    /// - Throws: E03 when there is no such image.
    package func remove(_ name: String, interrupt: Interrupt? = nil) throws(Failure) {
        // A store that nobody has made has no image, and needs no lock.
        let lock = File.exists(directory) ? try FileLock.acquire(directory, interrupt: interrupt) : nil
        defer { withExtendedLifetime(lock) {} }
        let wanted = ImageName.normalized(name)
        let all = Self.manifests(of: try index() ?? [:])
        let rest = all.filter { OCIDescriptor($0)?.names.contains { ImageName.normalized($0) == wanted } != true }
        guard rest.count < all.count else {
            let names = all.compactMap { OCIDescriptor($0)?.names.first }
            throw Failure(
                .invalidArgument, "there is no image named '\(name)' in the store",
                details: names.isEmpty ? [] : ["there are: " + names.joined(separator: ", ")], fixes: ["images"])
        }
        try write(index: rest)
        try StoreWriter(store: self).deleteUnused(keeping: rest)
    }

    /// Adds an image under a name, which another image loses; `body` writes its blobs and returns its manifest.
    func add(
        _ name: String, interrupt: Interrupt?, _ body: (StoreWriter) throws(Failure) -> OCIBlob
    ) throws(Failure) {
        try Self.makeDirectories(directory + "/blobs/sha256")
        let lock = try FileLock.acquire(directory, interrupt: interrupt)
        defer { withExtendedLifetime(lock) {} }
        let writer = StoreWriter(store: self)
        let manifest = try body(writer)
        let wanted = ImageName.normalized(name)
        var all = Self.manifests(of: try index() ?? [:])
        all.removeAll { OCIDescriptor($0)?.names.contains { ImageName.normalized($0) == wanted } == true }
        var entry = manifest.descriptor
        entry["annotations"] = ["org.opencontainers.image.ref.name": .string(wanted)]
        all.append(.object(entry))
        try write(index: all)
        try writer.deleteUnused(keeping: all)
    }

    private func layout(_ index: JSON) -> OCILayout<OCIDirectory> {
        OCILayout(store: OCIDirectory(path: directory), index: Array(index.compact.utf8))
    }

    private func index() throws(Failure) -> JSON? {
        let path = directory + "/index.json"
        guard access(path, F_OK) == 0 else { return nil }
        do throws(ParseError) { return try JSON.parse(try contents(path)) } catch {
            throw Failure(
                .eifBuilding, "the image store's \(path) is damaged: \(error)",
                fixes: ["delete the store and build the images again: rm -r '\(directory.insideQuotes)'"])
        }
    }

    private func contents(_ path: String) throws(ParseError) -> [UInt8] {
        do throws(Failure) { return try InputFile(path: path).contents(limit: 8 << 20) } catch {
            throw ParseError(error.message, at: 0)
        }
    }

    private static func manifests(of index: JSON) -> [JSON] { index["manifests"]?.array ?? [] }

    private func write(index manifests: [JSON]) throws(Failure) {
        try Self.write("{\"imageLayoutVersion\":\"1.0.0\"}", to: directory + "/oci-layout")
        let index: JSON = [
            "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": .array(manifests),
        ]
        try Self.write(index.compact, to: directory + "/index.json")
    }

    private static func write(_ text: String, to path: String) throws(Failure) {
        let output = try AtomicOutput(path: path)
        var failure: Failure?
        Array(text.utf8).withUnsafeBytes { bytes in
            do throws(Failure) { try output.descriptor.write(all: bytes, name: path) } catch { failure = error }
        }
        if let failure { throw failure }
        try output.commit()
    }

    static func makeDirectories(_ path: String) throws(Failure) {
        var made = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: true) {
            made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
            if mkdir(made, 0o755) != 0, errno != EEXIST {
                let error = SystemError("mkdir", made)
                // A directory above may be read-only and yet be there.
                if access(made, F_OK) == 0 { continue }
                throw Failure(
                    .fileOperation, "cannot make the directory \(error)",
                    fixes: ["set XDG_DATA_HOME to a directory that you may write to"])
            }
        }
    }
}
