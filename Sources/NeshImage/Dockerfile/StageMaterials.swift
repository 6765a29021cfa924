import NeshData
import NeshSystem

/// What all stages of a Dockerfile share: the files that contents lie in, and the checks of their digests.
final class StageMaterials {
    var sources = ImageSources()
    let spools: SpoolProvider
    let interrupt: Interrupt
    /// Seconds since 1970: of all that the Dockerfile adds.
    let time: Int64
    /// The processor that the image is for.
    let architecture: EIF.Architecture
    let environment: [String: String]
    private var digests: [DigestCheck] = []

    init(request: EnclaveImageRequest, spools: SpoolProvider, interrupt: Interrupt) {
        self.spools = spools
        self.interrupt = interrupt
        time = request.sourceDateEpoch ?? originTime
        architecture = request.platform ?? request.architecture ?? .host
        environment = request.environment
    }

    /// Merges an image's layers.
    func files(of image: ContainerImage) throws(Failure) -> FileTree {
        var layers = try UnpackedLayers(image.layers, spools: spools, interrupt: interrupt)
        digests.append(layers.digests)
        var merge = LayerMerge()
        try layers.merge(into: &merge)
        var tree = merge.finish()
        let first = Int32(sources.files.count)
        for file in layers.sources.files { _ = sources.add(file) }
        // The layers count their files from 0.
        tree.moveContents(by: first)
        return tree
    }

    /// - Throws: E48 when a layer is not what its digest says.
    func finish() throws(Failure) {
        for check in digests { try check.finish() }
    }
}

extension FileTree {
    /// Adds to the number of the file in which contents lie.
    fileprivate mutating func moveContents(by offset: Int32) {
        guard offset > 0 else { return }
        var moved: Set<InodeID> = []
        for node in 0..<NodeID(nodeCount) where moved.insert(inode(of: node)).inserted {
            switch self[node].content {
            case .range(let source, let place, let count):
                self[node].content = .range(source: source + offset, offset: place, count: count)
            case .sparse(let source, let pieces, let count):
                self[node].content = .sparse(source: source + offset, pieces: pieces, count: count)
            case .none, .kept, .host: break
            }
        }
    }
}
