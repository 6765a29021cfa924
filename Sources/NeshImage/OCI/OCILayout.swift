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
        guard !descriptors.isEmpty else { throw Failure(.eifBuilding, "\(store.name) holds no image") }
        let choice = ImageChoice(candidates(descriptors), in: store.name)
        let chosen = try choice.image(reference, for: architecture) { "append its name to the source: :\($0)" }
        let manifest = try self.manifest(descriptors[chosen.place], architecture: architecture, depth: 0)
        return try image(manifest, tags: chosen.names)
    }

    /// What the choice is made by; where a list does not say it, the images themselves do.
    private func candidates(_ descriptors: [OCIDescriptor]) -> [ImageChoice.Candidate] {
        var candidates: [ImageChoice.Candidate] = []
        let isChoice = Set(descriptors.map(\.digest)).count > 1
        for (place, descriptor) in descriptors.enumerated() {
            var candidate = ImageChoice.Candidate(
                id: descriptor.digest.description, names: descriptor.names, platform: descriptor.platform, place: place)
            // An image of another platform may be missing; what is wrong with one that is not chosen is not an error.
            if isChoice, let manifest = try? document(descriptor) {
                candidate.artifact = OCIArtifact(manifest: manifest)
                if candidate.platform == nil, candidate.artifact == nil,
                    let config = manifest["config"].flatMap(OCIDescriptor.init)
                {
                    candidate.platform = OCIPlatform(
                        try? JSON.parse(try small(config, what: "the configuration in \(store.name)")))
                }
            }
            candidates.append(candidate)
        }
        return candidates
    }

    /// Follows indexes to the manifest for a platform.
    private func manifest(
        _ descriptor: OCIDescriptor, architecture: EIF.Architecture, depth: Int
    ) throws(Failure) -> JSON {
        let json = try document(descriptor)
        let isIndex = json["manifests"] != nil && json["layers"] == nil
        guard isIndex else { return json }
        guard depth < 4 else { throw Failure(.eifBuilding, "\(store.name) has indexes within indexes without end") }
        let all = try descriptors(in: json, what: "the index \(descriptor.digest) of \(store.name)")
        let listed = all.enumerated().map { place, entry in
            ImageChoice.Candidate(
                id: entry.digest.description, names: entry.names, platform: entry.platform, place: place)
        }
        let chosen = try ImageChoice(listed, in: store.name).variant(for: architecture)
        return try manifest(all[chosen.place], architecture: architecture, depth: depth + 1)
    }

    private func image(_ manifest: JSON, tags: [String]) throws(Failure) -> ContainerImage {
        if let artifact = OCIArtifact(manifest: manifest) {
            throw Failure(
                .eifBuilding, "\(store.name) is \(artifact.description), no image",
                fixes: ["name a container image, such as docker-archive:image.tar"])
        }
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
        return all.filter { !$0.isAttestation }
    }
}
