import Glibc
import NeshData
import NeshSystem

/// An opened image whose header and sections hold together; its data is read where it is needed.
package struct EIFImage: Sendable {
    package let file: InputFile
    /// The first bytes of the file, read.
    package let header: EIFHeader
    /// In file order.
    package let sections: [EIF.Section]
    /// Where the header contradicts the sections and yet nothing is in doubt; one sentence each.
    package let warnings: [String]

    /// Opens and checks an image's structure; neither checksum nor signature are computed.
    /// - Throws: E19 when the file cannot be opened, E35 when it is not a whole EIF.
    package init(path: String) throws(Failure) {
        let file: InputFile
        do {
            file = try InputFile(path: path)
        } catch {
            // What is there but is not a file is a wrong image rather than a failed file operation.
            var facts = stat()
            guard stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG else { throw error }
            let what = facts.st_mode & S_IFMT == S_IFDIR ? "a directory" : "not a regular file"
            throw NotAnEIF.failure(path, what)
        }
        try self.init(file: file)
    }

    /// Reads header and sections.
    /// - Throws: what does not hold together.
    package init(file: InputFile) throws(Failure) {
        self.file = file
        let start = try file.bytes(at: 0, count: Int(min(file.size, UInt64(EIF.headerSize))))
        guard start.starts(with: EIF.magic) else { throw NotAnEIF.failure(file.name, start: start) }
        guard start.count == EIF.headerSize else {
            throw Self.cut(file, "the header has \(EIF.headerSize) bytes")
        }
        do throws(ParseError) { header = try EIFHeader.parse(start) } catch {
            throw Failure(.eifParsing, "\(file.name) is damaged: \(error)")
        }
        (sections, warnings) = try Self.sections(of: header, in: file)
    }

    /// Where the section's data lies.
    package func range(_ section: EIF.Section) -> FileRange {
        FileRange(file: file, offset: section.offset, count: section.size)
    }

    /// Those of one kind, in the order of the file.
    package func sections(_ kind: EIF.SectionKind) -> [EIF.Section] { sections.filter { $0.kind == kind } }

    /// Nitro's rule: four times the file, counted in whole MiB.
    package var minimumMemoryMiB: Int { Self.minimumMemoryMiB(forSize: file.size) }

    /// The least memory, in MiB, that Nitro starts a file of so many bytes with.
    package static func minimumMemoryMiB(forSize size: UInt64) -> Int { 4 * Int((size + 1_048_575) / 1_048_576) }

    /// Whether the kernel is the one that nesh writes where it has none; such an image boots nowhere
    /// but in the local engine's sandbox, which needs no kernel.
    package var isPlaceholder: Bool {
        guard let kernel = sections(.kernel).first, kernel.size == UInt64(Placeholder.kernel.count),
            let bytes = try? file.bytes(at: kernel.offset, count: Int(kernel.size))
        else { return false }
        return bytes == Placeholder.kernel
    }

    private static func cut(_ file: InputFile, _ why: String) -> Failure {
        Failure(
            .eifParsing, "\(file.name) is cut off: \(why), the file has \(file.size)",
            fixes: ["get or build the image again"])
    }

    private static func sections(
        of header: EIFHeader, in file: InputFile
    ) throws(Failure) -> (sections: [EIF.Section], warnings: [String]) {
        func damaged(_ message: String) -> Failure { Failure(.eifParsing, "\(file.name) is damaged: \(message)") }
        var sections: [EIF.Section] = []
        var warnings: [String] = []
        for (index, offset) in header.sectionOffsets.enumerated() {
            let stated = header.sectionSizes[index]
            let (data, overflow) = offset.addingReportingOverflow(UInt64(EIF.sectionHeaderSize))
            guard !overflow, offset >= UInt64(EIF.headerSize) else {
                throw damaged("section \(index) cannot lie at byte \(offset)")
            }
            guard data <= file.size else { throw cut(file, "section \(index) begins at byte \(offset)") }
            let bytes = try file.bytes(at: offset, count: EIF.sectionHeaderSize)
            let section = try? EIFSectionHeader.parse(bytes)
            guard let section, let kind = EIF.SectionKind(rawValue: section.type) else {
                throw damaged("section \(index) at byte \(offset) has an unknown type")
            }
            // The size in the header's table counts for what is measured: nothing may be in doubt there. A tool
            // that replaces a signature may leave the old one's size in the table; no register depends on that.
            let size = kind == .signature ? section.size : stated
            let (end, overflow2) = data.addingReportingOverflow(size)
            guard !overflow2 else { throw damaged("section \(index) cannot have \(size) bytes") }
            guard end <= file.size else { throw cut(file, "section \(index) ends at byte \(end)") }
            guard section.size == size else {
                throw damaged("section \(index) has \(section.size) bytes, the header says \(stated)")
            }
            if size != stated {
                warnings.append(
                    "the signature of \(file.name) has \(size) bytes, its header still says \(stated):"
                        + " sign-eif rewrites the header")
            }
            sections.append(EIF.Section(kind: kind, offset: data, size: size))
        }
        sections.sort { $0.offset < $1.offset }
        for (before, after) in zip(sections, sections.dropFirst())
        where before.offset + before.size > after.offset - UInt64(EIF.sectionHeaderSize) {
            throw damaged("the \(before.kind.name) and \(after.kind.name) sections overlap at byte \(after.offset)")
        }
        if let message = misplaced(sections, version: header.version) { throw damaged(message) }
        let end = sections.last.map { $0.offset + $0.size } ?? 0
        if end < file.size {
            warnings.append(
                "\(file.size - end) bytes follow the last section of \(file.name); no register measures them")
        }
        return (sections, warnings)
    }

    /// What is wrong with the number and order of sections.
    private static func misplaced(_ sections: [EIF.Section], version: UInt16) -> String? {
        func count(_ kind: EIF.SectionKind) -> Int { sections.count { $0.kind == kind } }
        for kind in [EIF.SectionKind.kernel, .cmdline] where count(kind) != 1 {
            return "it has \(count(kind)) \(kind.name) sections, one is needed"
        }
        for kind in [EIF.SectionKind.signature, .metadata] where count(kind) > 1 {
            return "it has \(count(kind)) \(kind.name) sections, at most one is allowed"
        }
        if version >= 4, count(.metadata) == 0 { return "it has no metadata section" }
        if version < 4, count(.metadata) > 0 { return "version \(version) has no metadata section, here is one" }
        if let ramdisk = sections.firstIndex(where: { $0.kind == .ramdisk }),
            let kernel = sections.firstIndex(where: { $0.kind == .kernel }), ramdisk < kernel
        {
            return "a ramdisk comes before the kernel"
        }
        if let signature = sections.first(where: { $0.kind == .signature }),
            signature.size > UInt64(EIF.signatureLimit)
        {
            return "its signature section has \(signature.size) bytes, at most \(EIF.signatureLimit) are allowed"
        }
        return nil
    }
}

/// What a file is that was taken for an image.
private enum NotAnEIF {
    /// How to get an image, where what is there is no way to one.
    private static let making = ["build-enclave --docker-uri IMAGE --output-file app.eif  # makes one"]

    static func failure(_ name: String, _ what: String, _ fixes: [String] = making) -> Failure {
        Failure(.eifParsing, "\(name) is \(what), not an enclave image", fixes: fixes)
    }

    static func failure(_ name: String, start: [UInt8]) -> Failure {
        func no(_ what: String, _ fixes: [String] = making) -> Failure { failure(name, what, fixes) }
        if start.isEmpty { return no("an empty file") }
        if start.starts(with: [0x1f, 0x8b]) { return no("compressed by gzip", ["gunzip it, if an EIF is in it"]) }
        if start.starts(with: [0x7f] + Array("ELF".utf8)) { return no("a program") }
        if start.count > 262, Array(start[257..<262]) == Array("ustar".utf8) {
            return no(
                "a tar archive",
                ["build from it: build-enclave --docker-uri docker-archive:\(name.asWord) --output-file app.eif"])
        }
        let isText = start.allSatisfy { (0x20..<0x7f).contains($0) || (0x09...0x0d).contains($0) || $0 >= 0x80 }
        if isText, String(validating: start.dropLast(min(3, start.count - 1)), as: UTF8.self) != nil {
            return no("a text file")
        }
        return Failure(
            .eifParsing, "\(name) is not an enclave image: it does not start with '.eif'",
            details: ["it starts with the bytes \(start.prefix(4).hexadecimal)"])
    }
}
