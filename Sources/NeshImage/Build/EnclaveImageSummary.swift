/// What `build-enclave` made.
package struct EnclaveImageSummary: Sendable {
    package var measurements: Measurements
    /// Bytes.
    package var size: UInt64
    /// As the image's metadata have it.
    package var imageName: String
    /// As the image's metadata have it.
    package var imageVersion: String
    /// What the user should know, one sentence each.
    package var warnings: [String]
    /// No kernel was at hand: only the local engine runs the image.
    package var isPlaceholder: Bool
    /// Where kernel, init and the rest came from.
    package var blobs: Blobs.Origin
    /// `Linux 6.1.0`, from the kernel's configuration; `Unknown Unknown` where there is none.
    package var kernel: String
    /// The least memory that Nitro starts it with, in MiB.
    package var minimumMemoryMiB: Int { EIFImage.minimumMemoryMiB(forSize: size) }
}
