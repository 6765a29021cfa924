import NeshData

/// Which of several images is meant: one rule for archives, layouts and indexes.
///
/// An image is one however many names it has. A name given decides; then what is not an image goes, then what is for
/// another system or processor, if that leaves something.
struct ImageChoice {
    /// Something to choose.
    struct Candidate {
        /// Equal for equal images.
        var id: String
        /// The fullest first.
        var names: [String]
        /// Nil where nothing says it, which fits every processor.
        var platform: OCIPlatform?
        /// Set for what is not an image.
        var artifact: OCIArtifact?
        /// Its place in the list as it was given.
        var place: Int
    }

    /// For messages: where the images are.
    let name: String
    /// Unique by `id`, with all names of each.
    private(set) var candidates: [Candidate] = []

    init(_ all: [Candidate], in name: String) {
        self.name = name
        for candidate in all {
            guard let same = candidates.firstIndex(where: { $0.id == candidate.id }) else {
                candidates.append(candidate)
                continue
            }
            for name in candidate.names where !candidates[same].names.contains(name) {
                candidates[same].names.append(name)
            }
            // The same image may be listed for several platforms; one that Linux runs is what counts.
            if candidates[same].platform?.operatingSystem != "linux", candidate.platform != nil {
                candidates[same].platform = candidate.platform
            }
        }
    }

    /// The image of that name or id, or the one for a processor, or the only one.
    /// - Parameter fix: for an image by its name, a line that takes it.
    /// - Throws: E48 when there is none, or several.
    func image(
        _ reference: String?, for architecture: EIF.Architecture, fix: (String) -> String
    ) throws(Failure) -> Candidate {
        let left = try named(reference)
        let images = left.filter { $0.artifact == nil }
        // Without any image, anyone who reads what is there says what it is.
        if images.isEmpty, let first = left.first { return first }
        // The only image is taken for the processor that it is for.
        if let only = images.first, images.count == 1, only.platform?.operatingSystem ?? "linux" == "linux" {
            return only
        }
        let fitting = images.filter { $0.platform?.fits(architecture) ?? true }
        guard !fitting.isEmpty else { throw Self.unfit(images.compactMap(\.platform), architecture, in: name) }
        if let only = fitting.first, fitting.count == 1 { return only }
        // One image, for several variants of the processor.
        if Set(fitting.map(\.names)).count == 1, let best = Self.best(fitting, for: architecture) { return best }
        throw Failure(
            .eifBuilding, "\(name) holds \(fitting.count) images, say which one",
            details: fitting.map { $0.names.first ?? $0.id },
            fixes: fitting.prefix(1).map { fix($0.names.first ?? $0.id) })
    }

    /// The image for a processor, in an index of one image for several.
    func variant(for architecture: EIF.Architecture) throws(Failure) -> Candidate {
        if let best = Self.best(candidates, for: architecture) { return best }
        // An index of one image need not name its platform.
        if let only = candidates.first, candidates.count == 1, only.platform == nil { return only }
        throw Self.unfit(candidates.compactMap(\.platform), architecture, in: name)
    }

    private func named(_ reference: String?) throws(Failure) -> [Candidate] {
        guard let reference else { return candidates }
        let wanted = ImageName.normalized(reference)
        let named = candidates.filter { candidate in
            candidate.id == reference
                || candidate.names.contains { $0 == reference || ImageName.normalized($0) == wanted }
        }
        guard named.isEmpty else { return named }
        throw Failure(
            .eifBuilding, "\(name) holds no image named '\(reference)'", details: candidates.flatMap(\.names))
    }

    private static func best(_ all: [Candidate], for architecture: EIF.Architecture) -> Candidate? {
        let stated = all.filter { $0.platform?.fits(architecture) == true }
        return stated.first { $0.platform?.isBaseline == true } ?? stated.first
    }

    private static func unfit(
        _ platforms: [OCIPlatform], _ architecture: EIF.Architecture, in name: String
    ) -> Failure {
        Failure(
            .eifBuilding, "\(name) has no image for linux/\(architecture.ociName)",
            details: platforms.map { "there is one for \($0)" },
            fixes: ["choose another with --platform or --arch"])
    }
}
