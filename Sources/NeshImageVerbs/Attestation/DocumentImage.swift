import NeshAttestation
import NeshCommand
import NeshData
import NeshEnclave
import NeshImage
import NeshSystem

/// Which image a document is of, where that is on this machine.
enum DocumentImage {
    /// Most images that are measured to find it.
    private static let limit = 16

    /// In what the image that the document is of differs from another.
    /// - Returns: none where no image here has the document's measurements.
    static func differences(
        _ document: AttestationDocument, from path: String, in context: CommandContext
    ) throws(Failure) -> [ImageDifference] {
        guard let own = try find(document, besides: path, in: context) else { return [] }
        let comparison = try EIFComparison.compare(
            EIF.open(FilePath.absolute(own)), EIF.open(FilePath.absolute(path)), interrupt: context.interrupt)
        return [ImageDifference(comparison: comparison, first: FilePath.fromHere(own), second: FilePath.fromHere(path))]
    }

    /// The current image, those of enclaves that run, and those beside `path`, in this order.
    private static func find(
        _ document: AttestationDocument, besides path: String, in context: CommandContext
    ) throws(Failure) -> String? {
        // Zeros are not an image's.
        guard !document.isDebug, let wanted = document[pcr: 0]?.hexadecimal else { return nil }
        var candidates: [String] = []
        if let current = context.session.image { candidates.append(current.path) }
        let enclaves = (try? context.engine().enclaves(interrupt: context.interrupt)) ?? []
        candidates += enclaves.compactMap(\.imagePath)
        let directory = FilePath.directory(of: FilePath.absolute(path))
        let beside = ((try? File.names(in: directory)) ?? []).filter { $0.hasSuffix(".eif") }.sorted()
        candidates += beside.map { "\(directory)/\($0)" }
        var seen: Set<String> = [FilePath.absolute(path)]
        for candidate in candidates.filter({ seen.insert($0).inserted }).prefix(limit) {
            try context.interrupt.check()
            guard let description = try? EIF.describe(path: candidate, interrupt: context.interrupt) else { continue }
            if description.measurements.pcr0 == wanted { return candidate }
        }
        return nil
    }
}
