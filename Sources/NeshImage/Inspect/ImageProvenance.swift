import NeshData
import NeshSystem

/// What an image was built from, as an in-toto statement (v1) with a SLSA provenance predicate (v1).
package enum ImageProvenance {
    private static let statementType = "https://in-toto.io/Statement/v1"
    private static let predicateType = "https://slsa.dev/provenance/v1"
    /// Names the parameters' meaning; nothing is there to fetch.
    private static let buildType = "urn:nesh:build-enclave:v1"

    /// Something of a statement that was compared.
    package struct Check: Sendable {
        /// What was compared, in a few words.
        package let subject: String
        /// Whether both are the same.
        package let holds: Bool
        /// Why, as one sentence without a full stop.
        package let reason: String

        package var json: JSON { ["Check": .string(subject), "Holds": .bool(holds), "Reason": .string(reason)] }
    }

    /// Writes what an image was built from.
    /// - Parameters:
    ///   - request: as it was built.
    ///   - now: seconds since 1970.
    /// - Throws: E19, E07 when a file cannot be read or written; interruption.
    package static func write(
        to path: String, image: String, _ description: EIFDescription, _ request: EnclaveImageRequest, now: Int64,
        interrupt: Interrupt
    ) throws(Failure) {
        let statement = try statement(image, description, request, now, interrupt)
        do throws(SystemError) {
            try AtomicFile.write(Array((statement.pretty + "\n").utf8), to: FilePath.absolute(path))
        } catch { throw error.failure(.fileOperation).about(.file(path)) }
    }

    private static func statement(
        _ image: String, _ description: EIFDescription, _ request: EnclaveImageRequest, _ now: Int64,
        _ interrupt: Interrupt
    ) throws(Failure) -> JSON {
        var parameters: JSON.Object = ["dockerUri": .string(request.source.description)]
        parameters["target"] = request.targetStage.map { .string($0) }
        if !request.buildArguments.isEmpty {
            parameters["buildArgs"] = .array(request.buildArguments.map { .string($0) })
        }
        parameters["cmd"] = request.command.map { .array($0.map { .string($0) }) }
        if !request.variables.isEmpty { parameters["env"] = .array(request.variables.map { .string($0) }) }
        parameters["entrypoint"] = .string(request.entrypointMode.rawValue)
        var dependencies: [JSON] = []
        for file in try files(request) {
            dependencies.append([
                "name": .string(file.name), "uri": .string("file://" + file.path),
                "digest": ["sha256": .string(try digest(file.path, interrupt))],
            ])
        }
        for layer in description.metadata?.dockerInfo["RootFS"]?["Layers"]?.array ?? [] {
            guard let text = layer.string, text.hasPrefix("sha256:") else { continue }
            dependencies.append(["name": "layer", "digest": ["sha256": .string(String(text.dropFirst(7)))]])
        }
        return [
            "_type": .string(statementType),
            "subject": [
                [
                    "name": .string(image.split(separator: "/").last.map(String.init) ?? image),
                    "digest": ["sha256": .string(try digest(image, interrupt))],
                    "annotations": description.measurements.json,
                ]
            ],
            "predicateType": .string(predicateType),
            "predicate": [
                "buildDefinition": [
                    "buildType": .string(buildType), "externalParameters": .object(parameters),
                    "internalParameters": [
                        "architecture": .string(description.architecture.rawValue),
                        "sourceDateEpoch": request.sourceDateEpoch.map { .integer($0) } ?? .null,
                    ], "resolvedDependencies": .array(dependencies),
                ],
                "runDetails": [
                    "builder": ["id": "urn:nesh", "version": ["nesh": .string(request.toolVersion)]],
                    "metadata": ["finishedOn": .string(rfc3339(now))],
                ],
            ],
        ]
    }

    /// What the build reads by name: the Dockerfile and the boot files.
    private static func files(_ request: EnclaveImageRequest) throws(Failure) -> [(name: String, path: String)] {
        var files: [(name: String, path: String)] = []
        if let directory = request.dockerDirectory {
            files.append(("Dockerfile", request.dockerfile ?? directory + "/Dockerfile"))
        }
        let data = UserDirectories(environment: request.environment).data
        let blobs = try Blobs.find(
            architecture: request.architecture ?? .host, environment: request.environment, dataDirectory: data)
        if case .directory(let directory) = blobs.origin {
            let kernel = request.architecture == .arm ? "Image" : "bzImage"
            for name in [kernel, "cmdline", "init", "nsm.ko"] { files.append((name, "\(directory)/\(name)")) }
        }
        return files
    }

    private static func digest(_ path: String, _ interrupt: Interrupt) throws(Failure) -> String {
        try InputFile.sha256(of: path, interrupt: interrupt)
    }

    /// Compares an image, and the files that it was built from as far as they are here, with a statement.
    /// - Throws: E07, E17 when the file cannot be read or is not such a statement.
    /// - Parameter note: told of what cannot be compared.
    package static func check(
        _ path: String, image: String, _ description: EIFDescription, interrupt: Interrupt, note: (String) -> Void
    ) throws(Failure) -> [Check] {
        let json = try read(path)
        guard json["_type"]?.string == statementType, json["predicateType"]?.string == predicateType,
            let subject = json["subject"]?[0]
        else {
            throw Failure(
                .serde, "\(path) is not an in-toto statement with a SLSA provenance predicate", about: .file(path))
        }
        var checks: [Check] = []
        let own = try digest(image, interrupt)
        let told = subject["digest"]?["sha256"]?.string
        checks.append(
            Check(
                subject: "image", holds: own == told,
                reason: own == told
                    ? "SHA-256 as in the statement" : "SHA-256 \(own), the statement says \(told ?? "none")"))
        let measured = description.measurements.json
        for register in ["PCR0", "PCR1", "PCR2", "PCR8"] {
            guard let told = subject["annotations"]?[register]?.string else { continue }
            let holds = measured[register]?.string == told
            checks.append(
                Check(
                    subject: register, holds: holds,
                    reason: holds ? "as in the statement" : "the statement says \(told)"))
        }
        for dependency in json["predicate"]?["buildDefinition"]?["resolvedDependencies"]?.array ?? [] {
            guard let uri = dependency["uri"]?.string, uri.hasPrefix("file://"),
                let told = dependency["digest"]?["sha256"]?.string
            else { continue }
            let file = String(uri.dropFirst(7))
            let name = dependency["name"]?.string ?? file
            guard File.exists(file) else {
                note("\(name): \(file) is not here, so that it was not compared")
                continue
            }
            let holds = try digest(file, interrupt) == told
            checks.append(
                Check(subject: name, holds: holds, reason: holds ? "\(file) is unchanged" : "\(file) has changed since")
            )
        }
        return checks
    }

    private static func read(_ path: String) throws(Failure) -> JSON {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try File.read(FilePath.absolute(path), limit: 1 << 20) } catch {
            throw error.failure(.readFromDisk).about(.file(path))
        }
        do throws(ParseError) { return try JSON.parse(bytes, valueLimit: 1 << 14, refusingRepeats: true) } catch {
            throw Failure(.serde, "\(path) is not JSON: \(error.description)", about: .file(path))
        }
    }
}
