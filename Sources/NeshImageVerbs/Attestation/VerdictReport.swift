import NeshAttestation
import NeshCommand
import NeshData
import NeshText

/// What `attestation verify` found: each check with its verdict and why, then the whole.
struct VerdictReport: Report {
    private let report: AttestationReport
    private let document: AttestationDocument?
    private let name: String
    private let differences: [ImageDifference]
    private let isRootGiven: Bool

    init(
        _ report: AttestationReport, document: AttestationDocument?, name: String, differences: [ImageDifference],
        isRootGiven: Bool = false
    ) {
        self.isRootGiven = isRootGiven
        self.report = report
        self.document = document
        self.name = name
        self.differences = differences
    }

    var json: JSON {
        var object: JSON.Object = [
            "Accepted": .bool(report.isAccepted),
            "ModuleID": document.map { .string($0.moduleID) } ?? .null,
            "Timestamp": document.map { .integer(Int64($0.timestamp)) } ?? .null,
            "Checks": .array(
                report.checks.map { check in
                    [
                        "Check": .string(check.subject.name), "Verdict": .string(check.verdict.rawValue),
                        "Reason": .string(check.reason), "Details": .array(check.details.map { .string($0) }),
                    ]
                }),
        ]
        if let difference = differences.first { object["Difference"] = difference.json }
        return .object(object)
    }

    var view: View {
        var table = TextTable(
            [.init("", ours: true), .init("", ours: true), .init("", wraps: true, ours: true)], empty: "")
        for check in report.checks {
            table.rows.append([mark(check.verdict), StyledText(check.subject.name, .name), StyledText(check.reason)])
            table.rows += check.details.map { ["", "", StyledText($0, .dim)] }
        }
        let lines = ["", conclusion] + advice.map { StyledText($0, .dim) }
        guard let difference = differences.first else { return .sequence([.table(table), .lines(lines)]) }
        return .sequence([.table(table), .lines(lines + [""]), difference.view])
    }

    private func mark(_ verdict: AttestationCheck.Verdict) -> StyledText {
        switch verdict {
        case .holds: StyledText("holds", .good)
        case .fails: StyledText("FAILS", .bad)
        case .skipped: StyledText("-", .dim)
        }
    }

    private var conclusion: StyledText {
        guard document != nil else {
            return StyledText("no document", .bad) + StyledText(": \(name) does not contain one")
        }
        let failed = report.failures.map(\.subject.name).joined(separator: ", ")
        return report.isAccepted
            ? StyledText("accepted", .good) + StyledText(": all that was asked of \(name) holds")
            : StyledText("refused", .bad) + StyledText(": \(name) fails \(failed)")
    }

    private static let debugAdvice = "a debug enclave has zeros there, whatever its image"

    private var isDebug: Bool { document?.isDebug ?? false }

    /// What can be done about what fails.
    private var advice: [String] {
        var lines: [String] = []
        for failure in report.failures {
            switch failure.subject {
            case .pinned:
                lines.append(
                    "name the image by --eif FILE, --pcr N=HEX or --pcrs FILE, or use --allow-unpinned to accept any image"
                )
            case .debug:
                lines.append(
                    "start the enclave without --debug-mode and ask it again, or accept debug mode for a test: --allow-debug"
                )
            case .chain where document.map { ModuleID.isLocal($0.moduleID) } ?? false:
                lines.append(
                    isRootGiven
                        ? "it is of a local enclave: --root local in place of the root that was given"
                        : "it is of a local enclave: --root local")
            case .time: lines.append("ask for a fresh document; without --at it is judged as of its own time")
            case .register where isDebug:
                if lines.last != Self.debugAdvice { lines.append(Self.debugAdvice) }
            case .register(let index) where index == 1:
                lines.append("PCR1: another kernel, command line or boot ramdisk")
            case .register(let index) where index == 2: lines.append("PCR2: another application")
            case .register(let index) where index == 8:
                lines.append("PCR8: signed with another certificate, or not at all")
            default: break
            }
        }
        if report.failures.contains(where: \.isOfImage), differences.isEmpty, !isDebug {
            lines.append(
                "to see which file differs, put the document's image beside the other, or make it the current one")
        }
        return lines
    }
}
