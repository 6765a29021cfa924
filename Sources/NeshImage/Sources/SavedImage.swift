import NeshData

/// Finds an image in an archive that a container tool saved: Docker's old form, which lists its images in
/// `manifest.json`, or an OCI layout; newer tools write both into one archive.
enum SavedImage {
    private static let documentLimit = 8 << 20

    /// - Parameter reference: the image's name, or `@N` for the N-th; nil for the only one.
    static func find(
        in archive: FileRange, reference: String?, architecture: EIF.Architecture
    ) throws(Failure) -> ContainerImage {
        let members = try ArchiveMembers(archive)
        if let manifest = members["manifest.json"] {
            return try docker(manifest, members, reference: reference, architecture: architecture)
        }
        if let index = members["index.json"] {
            let bytes = try index.bytes(limit: documentLimit, what: "index.json of \(archive.file.name)")
            return try OCILayout(store: members, index: bytes).image(reference: reference, architecture: architecture)
        }
        throw Failure(
            .eifBuilding,
            "\(archive.file.name) is not a saved container image: it has neither manifest.json nor index.json",
            fixes: [
                "docker save IMAGE -o \(archive.file.name.asWord)  # saves one",
                "for a plain root file system use rootfs:DIR",
            ])
    }

    private static func docker(
        _ manifest: FileRange, _ members: ArchiveMembers, reference: String?, architecture: EIF.Architecture
    ) throws(Failure) -> ContainerImage {
        let name = members.name
        func damaged(_ what: String) -> Failure {
            Failure(.eifBuilding, "\(name) is damaged: \(what)", fixes: ["save the image again"])
        }
        let bytes = try manifest.bytes(limit: documentLimit, what: "manifest.json of \(name)")
        let json: JSON
        do throws(ParseError) { json = try JSON.parse(bytes) } catch { throw damaged("manifest.json: \(error)") }
        let (chosen, tags) = try choose(
            json.array ?? [], members, reference: reference, architecture: architecture)
        guard let configPath = chosen["Config"]?.string, let layerPaths = chosen["Layers"]?.array else {
            throw damaged("manifest.json lacks 'Config' or 'Layers'")
        }
        guard let config = members[configPath] else { throw damaged("it lacks \(configPath)") }
        let configBytes = try config.bytes(limit: documentLimit, what: "\(configPath) of \(name)")
        let digest = BlobDigest(of: configBytes)
        // The configuration is named by its digest, in both forms that are in use.
        if let stated = statedDigest(configPath) { try stated.check(configBytes, what: "\(configPath) of \(name)") }
        let parsed: ImageConfig
        do throws(ParseError) { parsed = try ImageConfig.parse(configBytes) } catch {
            throw damaged("\(configPath): \(error)")
        }
        guard parsed.diffIDs.isEmpty || parsed.diffIDs.count == layerPaths.count else {
            throw damaged("it lists \(layerPaths.count) layers, its configuration \(parsed.diffIDs.count)")
        }
        var layers: [ContainerImage.Layer] = []
        for (number, path) in layerPaths.enumerated() {
            guard let path = path.string, let range = members[path] else {
                throw damaged("it lacks layer \(number + 1), \(path.string ?? "which has no name")")
            }
            layers.append(
                ContainerImage.Layer(
                    range: range, digest: path.hasPrefix("blobs/") ? statedDigest(path) : nil,
                    diffID: parsed.diffIDs.isEmpty ? nil : parsed.diffIDs[number],
                    name: "layer \(number + 1) of \(name)"))
        }
        let tag = reference.flatMap { $0.hasPrefix("@") ? nil : $0 } ?? tags.first
        return ContainerImage(
            name: tag.map { ImageName.untagged($0) } ?? "", id: digest.hexadecimal, tags: tags, config: parsed,
            layers: layers)
    }

    private static func choose(
        _ images: [JSON], _ members: ArchiveMembers, reference: String?, architecture: EIF.Architecture
    ) throws(Failure) -> (image: JSON, tags: [String]) {
        func tags(_ image: JSON) -> [String] { (image["RepoTags"]?.array ?? []).compactMap(\.string) }
        if let reference, reference.hasPrefix("@"), let number = Int(reference.dropFirst()),
            images.indices.contains(number)
        {
            return (images[number], tags(images[number]))
        }
        guard !images.isEmpty else { throw Failure(.eifBuilding, "\(members.name) holds no image") }
        var candidates: [ImageChoice.Candidate] = []
        for (place, image) in images.enumerated() {
            let path = image["Config"]?.string ?? "@\(place)"
            var candidate = ImageChoice.Candidate(id: path, names: tags(image), place: place)
            if images.count > 1, let config = members[path] {
                candidate.platform = OCIPlatform(
                    try? JSON.parse(try config.bytes(limit: documentLimit, what: "\(path) of \(members.name)")))
            }
            candidates.append(candidate)
        }
        let chosen = try ImageChoice(candidates, in: members.name)
            .image(reference, for: architecture) { "docker-archive:\(members.name):\($0)" }
        return (images[chosen.place], chosen.names)
    }

    /// The digest that a path is named by: `blobs/sha256/HEX`, `HEX.json`.
    private static func statedDigest(_ path: String) -> BlobDigest? {
        let parts = path.split(separator: "/")
        guard let last = parts.last else { return nil }
        if parts.count == 3, parts[0] == "blobs" { return BlobDigest("\(parts[1]):\(last)") }
        return last.hasSuffix(".json") ? BlobDigest("sha256:\(last.dropLast(5))") : nil
    }
}
