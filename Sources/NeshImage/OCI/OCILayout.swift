import NeshData

/// Where an OCI layout's files are: a directory or the members of an archive.
protocol BlobStore {
    /// For messages.
    var name: String { get }
    /// The bytes of a blob, nil when it is not there.
    func blob(_ digest: BlobDigest) throws(Failure) -> FileRange?
}

/// Finds an image in an OCI layout (image-spec `image-layout.md`).
struct OCILayout<Store: BlobStore> {
    let store: Store
    /// `index.json`.
    let index: [UInt8]

    private static var documentLimit: Int { 8 << 20 }

    /// The image of that name, or the only one.
    /// - Throws: E48 when there is none, or none for the platform, or something is damaged.
    func image(reference: String?, architecture: EIF.Architecture) throws(Failure) -> ContainerImage {
        let descriptors = try self.descriptors(in: index, what: "index.json of \(store.name)")
        let chosen = try choose(descriptors, reference: reference, architecture: architecture)
        let manifest = try self.manifest(chosen, architecture: architecture, depth: 0)
        return try image(manifest, tags: chosen.names)
    }

    private func choose(
        _ descriptors: [OCIDescriptor], reference: String?, architecture: EIF.Architecture
    ) throws(Failure) -> OCIDescriptor {
        var fitting = descriptors
        if let reference {
            let wanted = ImageName.normalized(reference)
            fitting = descriptors.filter { descriptor in
                descriptor.names.contains { $0 == reference || ImageName.normalized($0) == wanted }
                    || descriptor.digest.description == reference
            }
            guard !fitting.isEmpty else {
                throw Failure(
                    .eifBuilding, "\(store.name) holds no image named '\(reference)'",
                    details: descriptors.flatMap { $0.names.prefix(1) })
            }
        }
        // One image for several platforms may be listed without an index of its own.
        if fitting.count > 1, Set(fitting.map(\.names)).count == 1 {
            fitting = fitting.filter { $0.architecture == architecture.ociName }
        }
        if fitting.count == 1, let only = fitting.first { return only }
        throw Failure(
            .eifBuilding, "\(store.name) holds \(descriptors.count) images, say which one",
            details: descriptors.flatMap { $0.names.prefix(1) },
            fixes: ["append its name to the source, after a colon"])
    }

    /// Follows indexes to the manifest for a platform.
    private func manifest(
        _ descriptor: OCIDescriptor, architecture: EIF.Architecture, depth: Int
    ) throws(Failure) -> JSON {
        let json = try document(descriptor)
        let isIndex = json["manifests"] != nil && json["layers"] == nil
        guard isIndex else { return json }
        guard depth < 4 else { throw Failure(.eifBuilding, "\(store.name) has indexes within indexes without end") }
        let what = "the index \(descriptor.digest) of \(store.name)"
        let all = try descriptors(in: json, what: what)
        let fitting = all.first {
            $0.architecture == architecture.ociName && ($0.operatingSystem ?? "linux") == "linux"
        }
        // An index of one image need not name its platform.
        guard let next = fitting ?? (all.count == 1 && all[0].architecture == nil ? all[0] : nil) else {
            throw Failure(
                .eifBuilding, "\(store.name) has no image for linux/\(architecture.ociName)",
                details: all.compactMap { entry in
                    entry.architecture.map { "there is one for \(entry.operatingSystem ?? "linux")/\($0)" }
                }, fixes: ["choose another with --platform or --arch"])
        }
        return try manifest(next, architecture: architecture, depth: depth + 1)
    }

    private func image(_ manifest: JSON, tags: [String]) throws(Failure) -> ContainerImage {
        guard let config = manifest["config"].flatMap(OCIDescriptor.init), let layers = manifest["layers"]?.array else {
            throw Failure(.eifBuilding, "the manifest in \(store.name) is not one of a container image")
        }
        let bytes = try small(config, what: "the configuration in \(store.name)")
        let parsed: ImageConfig
        do throws(ParseError) { parsed = try ImageConfig.parse(bytes) } catch {
            throw Failure(.eifBuilding, "the image's configuration in \(store.name) is damaged: \(error)")
        }
        guard parsed.diffIDs.isEmpty || parsed.diffIDs.count == layers.count else {
            throw Failure(
                .eifBuilding,
                "\(store.name) lists \(layers.count) layers, its configuration \(parsed.diffIDs.count)")
        }
        var found: [ContainerImage.Layer] = []
        for (number, layer) in layers.enumerated() {
            let name = "layer \(number + 1) of \(store.name)"
            guard let descriptor = OCIDescriptor(layer) else {
                throw Failure(.eifBuilding, "\(name) is listed without a digest")
            }
            guard let range = try store.blob(descriptor.digest) else { throw missing(descriptor.digest, what: name) }
            found.append(
                ContainerImage.Layer(
                    range: range, digest: descriptor.digest,
                    diffID: parsed.diffIDs.isEmpty ? nil : parsed.diffIDs[number], name: name))
        }
        return ContainerImage(
            name: tags.first.map { ImageName.untagged($0) } ?? "", id: config.digest.hexadecimal, tags: tags,
            config: parsed, layers: found)
    }

    private func document(_ descriptor: OCIDescriptor) throws(Failure) -> JSON {
        let bytes = try small(descriptor, what: "the manifest \(descriptor.digest) in \(store.name)")
        do throws(ParseError) { return try JSON.parse(bytes) } catch {
            throw Failure(.eifBuilding, "the manifest \(descriptor.digest) in \(store.name) is damaged: \(error)")
        }
    }

    private func small(_ descriptor: OCIDescriptor, what: String) throws(Failure) -> [UInt8] {
        guard let range = try store.blob(descriptor.digest) else { throw missing(descriptor.digest, what: what) }
        let bytes = try range.bytes(limit: Self.documentLimit, what: what)
        try descriptor.digest.check(bytes, what: what)
        return bytes
    }

    private func missing(_ digest: BlobDigest, what: String) -> Failure {
        Failure(.eifBuilding, "\(what) is missing: there is no blob \(digest)", fixes: ["get or save the image again"])
    }

    private func descriptors(in bytes: [UInt8], what: String) throws(Failure) -> [OCIDescriptor] {
        let json: JSON
        do throws(ParseError) { json = try JSON.parse(bytes) } catch {
            throw Failure(.eifBuilding, "\(what) is damaged: \(error)")
        }
        return try descriptors(in: json, what: what)
    }

    private func descriptors(in json: JSON, what: String) throws(Failure) -> [OCIDescriptor] {
        guard let list = json["manifests"]?.array else {
            throw Failure(.eifBuilding, "\(what) is damaged: it has no list of manifests")
        }
        let all = list.compactMap(OCIDescriptor.init)
        guard all.count == list.count else {
            throw Failure(.eifBuilding, "\(what) is damaged: a manifest is listed without a digest")
        }
        // Builders add attestations beside images; they have a platform of their own.
        return all.filter {
            $0.annotations?["vnd.docker.reference.type"] == nil && $0.architecture != "unknown"
        }
    }
}
