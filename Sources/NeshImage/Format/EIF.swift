/// The enclave image format: a header, then sections one after another. All numbers are big-endian.
package enum EIF {
    /// The first bytes of every image.
    package static let magic: [UInt8] = Array(".eif".utf8)
    /// The format's version that is written; 2, 3 and 4 are read.
    package static let version: UInt16 = 4
    /// In bytes.
    package static let headerSize = 548
    /// In bytes, before each section's data.
    package static let sectionHeaderSize = 12
    /// Places in the header's table.
    package static let sectionLimit = 32
    /// The most bytes of a signature section.
    package static let signatureLimit = 32768
    /// The checksum's place, the header's last field.
    static let checksumOffset = 544
    static let defaultMemory: UInt64 = 1 << 30
    static let defaultCPUs: UInt64 = 2

    /// What a section holds; the raw value is its type in the file.
    package enum SectionKind: UInt16, Sendable {
        case kernel = 1
        case cmdline, ramdisk, signature, metadata

        package var name: String {
            switch self {
            case .kernel: "kernel"
            case .cmdline: "cmdline"
            case .ramdisk: "ramdisk"
            case .signature: "signature"
            case .metadata: "metadata"
            }
        }
    }

    /// A section's kind and where its data lies in the file.
    package struct Section: Sendable, Equatable {
        /// What the section holds.
        package var kind: SectionKind
        /// Where the data begins in the file, behind the section's header; in bytes.
        package var offset: UInt64
        /// Of the data, in bytes.
        package var size: UInt64
    }

    /// The processor that an image's kernel is for; nitro-cli knows these two.
    package enum Architecture: String, Sendable, CaseIterable {
        case x86 = "x86_64"
        case arm = "aarch64"

        /// As OCI and Go name it.
        package var ociName: String { self == .x86 ? "amd64" : "arm64" }

        /// Reads either naming: `x86_64`, `amd64`, `aarch64`, `arm64`.
        package init?(name: String) {
            guard let match = Self.allCases.first(where: { $0.rawValue == name || $0.ociName == name }) else {
                return nil
            }
            self = match
        }

        /// Of this machine.
        package static var host: Architecture {
            #if arch(arm64)
                .arm
            #else
                .x86
            #endif
        }
    }
}
