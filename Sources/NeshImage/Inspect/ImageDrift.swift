import NeshData
import NeshSystem

/// Why two images that should be the same are not, and what makes them so.
package struct ImageDrift: Sendable, Equatable {
    /// In a few words: `file times`, `package versions`.
    package var cause: String
    /// What was found.
    package var finding: String
    /// What to do.
    package var remedy: String

    package var json: JSON {
        ["Cause": .string(cause), "Finding": .string(finding), "Remedy": .string(remedy)]
    }

    /// Most names that a finding lists.
    private static let named = 8

    /// The causes that the differences show, the most telling first; none for images with the same measurements.
    /// - Throws: as `EIFComparison.compare`.
    package static func causes(
        of comparison: EIFComparison, _ first: EIFImage, _ second: EIFImage, _ metadata: (EIFMetadata?, EIFMetadata?),
        interrupt: Interrupt?
    ) throws(Failure) -> [ImageDrift] {
        var causes: [ImageDrift] = []
        let measured = comparison.parts.filter { !$0.registers.isEmpty && $0.name != "signature" }
        causes += boot(measured, metadata)
        guard measured.contains(where: { $0.registers.contains("PCR2") }) else { return causes }
        if let base = base(metadata) { causes.append(base) }
        let packages = try InstalledPackages.of(first, interrupt: interrupt)
            .changes(to: InstalledPackages.of(second, interrupt: interrupt))
        if !packages.isEmpty {
            causes.append(
                ImageDrift(
                    cause: "package versions", finding: listed(packages),
                    remedy: "name the versions in the Dockerfile, or take packages from a snapshot of one day"))
        }
        return causes + files(comparison)
    }

    private static func boot(
        _ parts: [EIFComparison.Part], _ metadata: (EIFMetadata?, EIFMetadata?)
    ) -> [ImageDrift] {
        let names = parts.filter { $0.registers.contains("PCR1") }.map(\.name)
        guard !names.isEmpty else { return [] }
        let versions = [metadata.0, metadata.1].map { $0?.kernelVersion ?? "unknown" }
        let kernels = versions[0] == versions[1] ? "" : "; kernel \(versions[0]) → \(versions[1])"
        return [
            ImageDrift(
                cause: "kernel blobs", finding: "other \(listed(names))\(kernels)",
                remedy: "set NITRO_CLI_BLOBS to the blobs of the same nitro-cli release")
        ]
    }

    /// The lowest layers of the container images.
    private static func base(_ metadata: (EIFMetadata?, EIFMetadata?)) -> ImageDrift? {
        func layers(_ metadata: EIFMetadata?) -> [String] {
            (metadata?.dockerInfo["RootFS"]?["Layers"]?.array ?? []).compactMap(\.string)
        }
        let (left, right) = (layers(metadata.0), layers(metadata.1))
        // A single layer is what the Dockerfile itself makes, on nothing.
        guard left.count > 1 || right.count > 1, let one = left.first, let other = right.first, one != other else {
            return nil
        }
        return ImageDrift(
            cause: "base image", finding: "first layer \(one.prefix(19))… → \(other.prefix(19))…",
            remedy: "name the base image by its digest: FROM name@sha256:…")
    }

    private static func files(_ comparison: EIFComparison) -> [ImageDrift] {
        // The first ramdisk is of the boot files.
        let own = comparison.files.filter { $0.ramdisk > 1 }
        func having(_ test: (EIFComparison.File) -> Bool) -> [String] { own.filter(test).map(\.path) }
        let only = having { $0.difference.hasPrefix("only in") }
        let contents = having { $0.difference.contains("contents") }
        let times = having { $0.difference == "time" }
        let owners = having {
            !$0.difference.contains("contents") && ($0.difference.contains("mode") || $0.difference.contains("owner"))
        }
        var causes: [ImageDrift] = []
        if !contents.isEmpty {
            causes.append(
                ImageDrift(
                    cause: "file contents", finding: listed(contents),
                    remedy: "build from the same sources; compilers write times and paths unless told not to"))
        }
        if !only.isEmpty {
            causes.append(
                ImageDrift(
                    cause: "files", finding: listed(only),
                    remedy: "what is in one alone was copied or made by chance: name it in .dockerignore"))
        }
        if !times.isEmpty {
            causes.append(
                ImageDrift(
                    cause: "file times", finding: listed(times),
                    remedy: "set SOURCE_DATE_EPOCH for both builds: export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)"
                ))
        }
        if !owners.isEmpty {
            causes.append(
                ImageDrift(
                    cause: "modes and owners", finding: listed(owners),
                    remedy: "set them in the Dockerfile: COPY --chmod=755 --chown=0:0"))
        }
        if own.isEmpty {
            causes.append(
                ImageDrift(
                    cause: "order", finding: "the same files in another order",
                    remedy: "build both with the same release of the same tool"))
        }
        return causes
    }

    private static func listed(_ names: [String]) -> String {
        names.prefix(named).joined(separator: ", ") + (names.count > named ? " and \(names.count - named) more" : "")
    }
}
