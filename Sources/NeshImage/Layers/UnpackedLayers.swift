import Glibc
import NeshData
import NeshSystem
import Synchronization

/// Layers whose files' bytes can be read at any place.
struct UnpackedLayers {
    private enum Layer {
        /// Was unpacked, and indexed on the way.
        case unpacked(LayerIndex)
        /// Is read where it lies.
        case plain(LayerScan)
    }

    /// Lowest last.
    private var layers: [Layer]
    let sources: ImageSources
    /// Of the layers that are read where they lie; it begins when they are merged.
    let digests: DigestCheck

    /// Compressed layers are unpacked into the spool, several at once.
    /// - Parameter progress: gets packed bytes done and in all, on the calling thread.
    init(
        _ layers: [ContainerImage.Layer], spools: SpoolProvider, interrupt: Interrupt,
        progress: (UInt64, UInt64) -> Void = { _, _ in }
    ) throws(Failure) {
        var compressions: [Compression] = []
        var items: [DigestCheck.Item] = []
        var sources = ImageSources()
        var room: UInt64 = 0
        for layer in layers {
            let compression = try Compression.of(layer.range)
            compressions.append(compression)
            if compression == .none {
                for expected in Set([layer.digest, layer.diffID].compactMap { $0 }) {
                    items.append(DigestCheck.Item(range: layer.range, expected: expected, name: layer.name))
                }
            } else {
                room += try compression.expectedSize(of: layer.range)
            }
        }
        digests = DigestCheck(items, interrupt: interrupt)
        var results = [Layer?](repeating: nil, count: layers.count)
        let packed = layers.indices.filter { compressions[$0] != .none }
        if !packed.isEmpty {
            let spool = try spools.spool(room: room)
            let source = sources.add(InputFile(descriptor: spool.descriptor, name: "the scratch file", size: 0))
            let jobs = packed.map { UnpackJob(number: $0, layer: layers[$0], compression: compressions[$0]) }
            for (number, index) in try UnpackJobs(jobs, spool: spool, source: source, interrupt: interrupt)
                .run(progress: progress)
            {
                results[number] = .unpacked(index)
            }
            try spool.seal()
        }
        for (number, layer) in layers.enumerated() where compressions[number] == .none {
            let source = sources.add(layer.range.file)
            results[number] = .plain(
                LayerScan(layer.range, source: source, name: layer.name, interrupt: interrupt))
        }
        self.layers = results.reversed().compactMap { $0 }
        self.sources = sources
    }
}

extension UnpackedLayers {
    /// Merges the layers, letting go of each once it is merged, and begins to check their digests: merging keeps two
    /// processors busy, what is done next with the merged files only one.
    /// - Throws: E48 for a layer that is damaged.
    mutating func merge(into merge: inout LayerMerge) throws(Failure) {
        do throws(Failure) { try mergeAll(into: &merge) } catch {
            // A damaged layer is better named by its digest than by what it looks like.
            try digests.finish()
            throw error
        }
        try digests.begin()
    }

    private mutating func mergeAll(into merge: inout LayerMerge) throws(Failure) {
        while let layer = layers.popLast() {
            switch layer {
            case .unpacked(let index): try merge.add(index)
            case .plain(let scan): try Self.merge(scan, into: &merge)
            }
        }
    }

    /// Merges a layer while it is read. Few entries are read here: a thread takes longer to start.
    private static func merge(_ scan: LayerScan, into merge: inout LayerMerge) throws(Failure) {
        var scan = scan
        merge.beginLayer(expecting: scan.expectedCount)
        if let part = try scan.next() { try merge.add(part: part) }
        let rest =
            scan.isAtEnd
            ? nil
            : try? Handover<LayerIndex>(limit: 16) { [scan] give throws(Failure) in
                var scan = scan
                while let part = try scan.next(), give(part) {}
            }
        if let rest {
            while let part = try rest.next() { try merge.add(part: part) }
        } else {
            // Without a thread left it takes longer.
            while let part = try scan.next() { try merge.add(part: part) }
        }
        merge.endLayer()
    }
}

private struct UnpackJob: Sendable {
    var number: Int
    var layer: ContainerImage.Layer
    var compression: Compression
}

/// Unpacks layers on as many threads as there are processors.
private final class UnpackJobs: Sendable {
    private let jobs: [UnpackJob]
    private let spool: Spool
    private let source: Int32
    private let interrupt: Interrupt
    private let state: Monitor<State>

    private struct State {
        var next = 0
        var running = 0
        var done: UInt64 = 0
        var indexes: [(Int, LayerIndex)] = []
        var failure: Failure?
    }

    init(_ jobs: [UnpackJob], spool: Spool, source: Int32, interrupt: Interrupt) {
        // The largest first, so that the threads end at about the same time.
        self.jobs = jobs.sorted { $0.layer.range.count > $1.layer.range.count }
        self.spool = spool
        self.source = source
        self.interrupt = interrupt
        state = Monitor(State())
    }

    /// - Throws: the first failure; the other threads end soon after it.
    func run(progress: (UInt64, UInt64) -> Void) throws(Failure) -> [(Int, LayerIndex)] {
        let total = jobs.reduce(0) { $0 + $1.layer.range.count }
        let count = min(jobs.count, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        var workers: [Worker] = []
        state.update { $0.running = count }
        for number in 0..<count {
            do throws(Failure) {
                workers.append(try Worker { [self] in work() })
            } catch {
                state.update {
                    $0.running -= count - number
                    $0.failure = $0.failure ?? error
                }
                break
            }
        }
        var shown: UInt64 = 0
        while true {
            let (done, isOver) = state.wait { state -> (UInt64, Bool)? in
                state.running == 0 || state.done >= shown + 1 << 20 ? (state.done, state.running == 0) : nil
            }
            shown = done
            progress(done, total)
            if isOver { break }
        }
        for worker in workers { worker.join() }
        return try state.update { state -> Result<[(Int, LayerIndex)], Failure> in
            state.failure.map { .failure($0) } ?? .success(state.indexes)
        }.get()
    }

    private func work() {
        while let job = state.update({ state -> UnpackJob? in
            guard state.failure == nil, state.next < jobs.count else { return nil }
            defer { state.next += 1 }
            return jobs[state.next]
        }) {
            do throws(Failure) {
                let index = try LayerIndex.unpack(
                    job.layer, compression: job.compression, into: spool, source: source, interrupt: interrupt,
                    onProgress: { [state] count in state.update { $0.done += UInt64(count) } })
                state.update { $0.indexes.append((job.number, index)) }
            } catch {
                state.update { $0.failure = $0.failure ?? error }
            }
        }
        state.update { $0.running -= 1 }
    }
}
