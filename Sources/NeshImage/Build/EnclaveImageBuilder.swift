import Glibc
import NeshData
import NeshSystem

/// Makes enclave images.
package enum EnclaveImageBuilder {
    /// Builds the image and writes it; its file appears only when complete.
    /// - Parameter standardOutput: gets the image's bytes in order if its path is `-`.
    /// - Throws: E03 for contradictory requests, E19 for files, E48 for sources that are not an image, E49 for
    ///   Dockerfiles, E50 when a container tool fails, E60 for signing; interruption, after which nothing is left.
    package static func build(
        _ request: EnclaveImageRequest,
        standardOutput: @escaping (UnsafeRawBufferPointer) throws(Failure) -> Void = ImageOutput.toStandardOutput,
        progress: @escaping (BuildProgress) -> Void = { _ in }, interrupt: Interrupt
    ) throws(Failure) -> EnclaveImageSummary {
        try Self.build(
            request, signer: signer(request), standardOutput: standardOutput, progress: progress, interrupt: interrupt)
    }

    private static func build(
        _ request: EnclaveImageRequest, signer: EIFSigner?,
        standardOutput: @escaping (UnsafeRawBufferPointer) throws(Failure) -> Void,
        progress: @escaping (BuildProgress) -> Void, interrupt: Interrupt
    ) throws(Failure) -> EnclaveImageSummary {
        var warnings: [String] = []
        let custom =
            try request.metadataPath.map { path throws(Failure) in try customMetadata(path, &warnings) } ?? .null
        let output = try ImageOutput(
            path: request.outputPath, environment: request.environment, standardOutput: standardOutput)
        progress(.step("Reading \(request.source)"))
        let source = Failure.Subject.parameter(request.dockerDirectory == nil ? "--docker-uri" : "--docker-dir")
        var root = try about(source) { () throws(Failure) in
            try ImageResolver(
                request: request, progress: progress, interrupt: interrupt,
                spools: SpoolProvider(environment: request.environment)
            ).rootFileSystem()
        }
        let architecture = request.architecture ?? root.architecture ?? .host
        warnings += root.warnings
        if let wanted = request.architecture, let own = root.architecture, wanted != own {
            warnings.append("the image is for \(own.rawValue), the enclave image for \(wanted.rawValue)")
        }
        warnings += try root.startWarnings(architecture)
        if request.isStrict, let first = warnings.first {
            throw Failure(
                .eifBuilding, "--strict refuses the image: \(first)", details: Array(warnings.dropFirst()),
                fixes: ["fix the image, or build without --strict"])
        }
        let blobs = try Blobs.find(
            architecture: architecture, environment: request.environment,
            dataDirectory: UserDirectories(environment: request.environment).data)
        let metadata = EIFMetadata(
            imageName: request.name ?? root.name, imageVersion: request.version ?? root.version,
            buildTime: rfc3339(request.sourceDateEpoch ?? request.now), buildTool: "nesh",
            buildToolVersion: request.toolVersion, operatingSystem: blobs.operatingSystem,
            kernelVersion: blobs.kernelVersion, dockerInfo: root.info, custom: custom)
        let ramdisk = CustomerRamdisk(tree: root.takeTree(), command: root.command, environment: root.variables)
        let plan = ImagePlan(
            blobs: blobs, metadata: metadata.encoded, ramdisk: ramdisk, ramdiskSize: try ramdisk.size(),
            sources: root.sources, architecture: architecture)
        try output.requireRoom(for: plan.size)
        progress(.step("Writing \(request.outputPath == "-" ? "the image" : fileName(request.outputPath))"))
        var (measurements, size) = try plan.write(
            to: output, signer: signer, digests: root.digests, progress: progress, interrupt: interrupt)
        try root.digests?.finish()
        try interrupt.check()
        if let signer { measurements.pcr8 = PCR.of(certificate: signer.certificate) }
        try output.commit(interrupt: interrupt)
        return EnclaveImageSummary(
            measurements: measurements, size: size, imageName: metadata.imageName, imageVersion: metadata.imageVersion,
            warnings: warnings, isPlaceholder: blobs.origin == .placeholder, blobs: blobs.origin,
            kernel: "\(blobs.operatingSystem) \(blobs.kernelVersion)")
    }

    private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func signer(_ request: EnclaveImageRequest) throws(Failure) -> EIFSigner? {
        switch (request.signingCertificatePath, request.privateKeyPath) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            return try EIFSigner(
                certificate: certificate, privateKey: key, environment: request.environment, now: request.now)
        case (nil, _):
            throw Failure(
                .missingArgument, "a private key signs only together with its certificate",
                fixes: ["add --signing-certificate FILE"], about: .parameter("--private-key"))
        case (_, nil):
            throw Failure(
                .missingArgument, "a signing certificate needs its private key",
                fixes: ["add --private-key FILE"], about: .parameter("--signing-certificate"))
        }
    }

    private static func customMetadata(_ path: String, _ warnings: inout [String]) throws(Failure) -> JSON {
        let bytes = try InputFile(path: path).contents(limit: 4096)
        let json: JSON
        do throws(ParseError) { json = try JSON.parse(bytes) } catch {
            throw Failure(
                .eifBuilding, "\(path) is not JSON: \(error)", fixes: ["check it: jq . '\(path.insideQuotes)'"],
                about: .file(path))
        }
        // As nitro-cli, which says nothing of it.
        if let repeated = JSON.repetition(in: bytes) { warnings.append("\(path): \(repeated); the last value counts") }
        return json
    }
}

/// The pieces of an image in their order, and how large they are together.
private struct ImagePlan {
    let blobs: Blobs
    let metadata: [UInt8]
    let ramdisk: CustomerRamdisk
    let ramdiskSize: UInt64
    let sources: ImageSources
    let architecture: EIF.Architecture

    private var kernelSize: UInt64 { blobs.kernel?.size ?? UInt64(Placeholder.kernel.count) }

    private var bootstrapSize: UInt64 {
        RamdiskWriter.bootstrapSize(
            initProgram: UInt64(blobs.initProgram.count), nsmModule: UInt64(blobs.nsmModule.count))
    }

    /// Without a signature.
    var size: UInt64 {
        UInt64(EIF.headerSize + 5 * EIF.sectionHeaderSize + blobs.cmdline.count + metadata.count) + kernelSize
            + bootstrapSize + ramdiskSize
    }

    func write(
        to output: ImageOutput, signer: EIFSigner?, digests: DigestCheck?, progress: @escaping (BuildProgress) -> Void,
        interrupt: Interrupt
    ) throws(Failure) -> (measurements: Measurements, size: UInt64) {
        var header = EIFHeader()
        header.architecture = architecture
        let writer = try EIFWriter(
            output: output.descriptor, name: output.name, header: header, interrupt: interrupt)
        var done = UInt64(EIF.headerSize)
        let total = size
        writer.stream.onProgress = { count in
            done += UInt64(count)
            progress(.bytes(done: done, total: max(total, done)))
        }
        defer { writer.stream.onProgress = nil }
        try writer.begin(.kernel, size: kernelSize)
        if let kernel = blobs.kernel {
            try writer.stream.append(FileRange(whole: kernel))
        } else {
            try writer.stream.append(Placeholder.kernel)
        }
        try writer.add(.cmdline, blobs.cmdline)
        try writer.add(.metadata, metadata)
        try writer.begin(.ramdisk, size: bootstrapSize)
        try RamdiskWriter.writeBootstrap(
            to: writer.stream, initProgram: blobs.initProgram, nsmModule: blobs.nsmModule)
        try writer.begin(.ramdisk, size: ramdiskSize)
        var ramdiskWriter = RamdiskWriter(stream: writer.stream, sources: sources)
        do throws(Failure) { try ramdiskWriter.write(ramdisk) } catch {
            try digests?.requireNoneWrong()
            throw error
        }
        return try writer.finish { measurements throws(Failure) in
            try signer.map { signer throws(Failure) in try signer.signature(over: measurements, interrupt: interrupt) }
        }
    }
}
