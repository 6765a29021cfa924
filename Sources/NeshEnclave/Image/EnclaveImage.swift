import NeshData
import NeshImage
import NeshSystem

/// What an engine needs to know of an image file, and the file itself, open.
package struct EnclaveImage: Sendable {
    /// A stretch of the file, in bytes.
    package struct Range: Sendable, Equatable {
        /// From the beginning of the file, in bytes.
        package var offset: UInt64
        /// How many bytes.
        package var size: UInt64
    }

    package var file: OwnedDescriptor
    /// Of the whole file, in bytes.
    package var size: Int
    /// In the order of the file.
    package var ramdisks: [Range]
    /// `HashAlgorithm`, `PCR0` … as nitro-cli prints them.
    package var measurements: JSON
    /// `ImageName`, `ImageVersion`, `Metadata`.
    package var metadata: JSON.Object
    /// Its kernel is a labelled placeholder: only the local engine runs it.
    package var hasPlaceholderKernel: Bool
    /// What is wrong with the file without keeping it from being run; one sentence each.
    package var warnings: [String]

    /// Reads a whole image and checks it.
    /// - Parameter memoryMiB: what it is to run with: too little is refused before the file is read.
    /// - Throws: E19, E35, E26, and E59 for a signature that does not hold.
    package init(path: String, memoryMiB: Int, interrupt: Interrupt) throws(Failure) {
        let image = try EIF.open(path)
        file = image.file.descriptor
        size = Int(clamping: image.file.size)
        try Reservation.checkMemory(memoryMiB, imageSize: size)
        let description = try EIF.describe(image, interrupt: interrupt)
        try description.requireRunnable()
        ramdisks = image.sections(.ramdisk).map { Range(offset: $0.offset, size: $0.size) }
        measurements = description.measurements.json
        metadata = description.metadataMembers
        hasPlaceholderKernel = description.isPlaceholder
        warnings = description.warnings
    }
}
