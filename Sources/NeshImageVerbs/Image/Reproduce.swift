import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum Reproduce: Command {
    static let name = "reproduce"

    struct Parameters: ParameterGroup {
        let image = Parameter.operand(.file("eif"), "The image. Default: the current one")
        let other = Parameter.operand(
            ValueType<String>.file("eif").named("OTHER"), "Another build of it, to compare with instead of rebuilding")
        let uri = Parameter.option(
            "--docker-uri", .image, "Rebuild it from this container image, as build-enclave does")
        let dockerfile = DockerfileOptions()
        let source = ImageSourceOptions()
        let provenance = Parameter.option(
            "--provenance", .file("json"), "Write what was built from what, as an in-toto statement, once it reproduces"
        )
        let check = Parameter.option(
            "--check", .file("json"), "Compare the image and what it was built from with such a statement")

        var rules: [Rule] {
            [
                .parameter(other, excludes: uri),
                .parameter(dockerfile.directory, needs: uri),
            ] + dockerfile.rules + [.parameter(provenance, needs: uri)]
        }

        var risks: [Risk] { [.overwrites(provenance)] }

        var looks: [Look] { [.without(provenance)] }
    }

    static let declaration = declare(
        .image, "Rebuild an image and show what drifted", "イメージを作り直し、変わったものを示す",
        details: """
            The same sources must give the same measurements, on any machine and any day: only then can others check \
            what a PCR stands for. reproduce builds the image again from its source, or compares it with OTHER. If a \
            measurement differs, it shows the causes, and what to do about each. If the image was built with \
            SOURCE_DATE_EPOCH, it uses the same value again. The status is 0 if PCR0, PCR1 and PCR2 are the same and \
            the statement matches, and 1 otherwise. It does not compare PCR8, which measures the certificate.

            --provenance writes an in-toto statement with a SLSA predicate: the image's digest and PCRs, and the \
            digests of the Dockerfile and the boot files that it was made of. --check compares them.
            """,
        examples: [
            "reproduce hello.eif --docker-uri hello-app:latest --docker-dir hello-app":
                "build it again and compare all measurements",
            "reproduce hello.eif old.eif": "why two builds differ, and what to do about it",
            "reproduce hello.eif --check hello.provenance.json": "is it what the statement says?",
        ], traits: [.offersJSON, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try CurrentImage.path(call[parameters.image], for: spec.name, in: context)
        let description = try CurrentImage.describe(shown, in: context)
        try description.requireIntact()
        var report = ReproductionReport(image: shown, measurements: description.measurements)
        if let path = call[parameters.check] {
            report.checks = try ImageProvenance.check(
                path, image: FilePath.absolute(shown), description, interrupt: context.interrupt,
                note: { context.emit(.warning($0)) })
        }
        if let other = call[parameters.other] {
            try compare(description, shown, with: FilePath.absolute(other), shownAs: other, &report, in: context)
        } else if let uri = call[parameters.uri] {
            let directory = try ScratchDirectory()
            var built = try rebuild(uri, description, in: directory, call, context)
            try compare(description, shown, with: built.outputPath, shownAs: "the rebuilt image", &report, in: context)
            // An image that was built with SOURCE_DATE_EPOCH has it as its build time.
            if !report.isGood, built.sourceDateEpoch == nil, let time = buildTime(description) {
                let again = try rebuild(uri, description, in: directory, at: time, call, context)
                var second = report
                try compare(
                    description, shown, with: again.outputPath, shownAs: "the rebuilt image", &second, in: context)
                if second.isGood {
                    context.emit(.progress("It reproduces with SOURCE_DATE_EPOCH=\(time), the image's build time."))
                    (report, built) = (second, again)
                }
            }
            if let path = call[parameters.provenance] {
                guard report.isGood else {
                    context.emit(.warning("\(path) was not written: the image does not reproduce"))
                    return Outcome(report, status: 1)
                }
                try ImageProvenance.write(
                    to: path, image: FilePath.absolute(shown), description, built, now: WallClock.seconds,
                    interrupt: context.interrupt)
                context.emit(.progress("Wrote \(path)"))
            }
        } else if call[parameters.check] == nil {
            throw Failure(
                .missingArgument, "what to compare \(shown) with is missing",
                fixes: [
                    "reproduce \(shown.asWord) --docker-uri IMAGE --docker-dir DIR",
                    "reproduce \(shown.asWord) OTHER",
                    "reproduce \(shown.asWord) --check FILE",
                ])
        }
        let image = CurrentImage.of(description, shownAs: shown)
        return Outcome(
            report, changes: [CurrentImage.announceChange(to: image, by: spec.name, in: context)],
            status: report.isGood ? 0 : 1
        )
    }

    private static func rebuild(
        _ uri: String, _ description: EIFDescription, in directory: ScratchDirectory, at epoch: Int64? = nil,
        _ call: Call, _ context: CommandContext
    ) throws(Failure) -> EnclaveImageRequest {
        var request = try parameters.source.request(
            call, (uri, parameters.uri.name), parameters.dockerfile, to: directory.path + "/rebuilt.eif", in: context)
        if let epoch { request.sourceDateEpoch = epoch }
        // The processor is the image's, not this machine's.
        request.architecture = request.architecture ?? description.architecture
        context.emit(.progress("Rebuilding the Enclave Image..."))
        let summary = try BuildEnclave.build(request, context)
        for warning in summary.warnings { context.emit(.warning(warning)) }
        return request
    }

    private static func buildTime(_ description: EIFDescription) -> Int64? {
        description.metadata.flatMap { rfc3339Seconds($0.buildTime) }
    }

    private static func compare(
        _ description: EIFDescription, _ shown: String, with path: String, shownAs other: String,
        _ report: inout ReproductionReport, in context: CommandContext
    ) throws(Failure) {
        let second = try EIF.describe(path: path, interrupt: context.interrupt)
        let (left, right) = (try EIF.open(FilePath.absolute(shown)), try EIF.open(path))
        let comparison = try EIFComparison.compare(left, right, interrupt: context.interrupt)
        report.other = second.measurements
        report.difference = ImageDifference(comparison: comparison, first: shown, second: other)
        report.causes = try ImageDrift.causes(
            of: comparison, left, right, (description.metadata, second.metadata), interrupt: context.interrupt)
    }
}
