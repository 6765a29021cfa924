import NeshCommand
import NeshData
import NeshImage
import NeshText

/// Whether an image reproduces; where not, why.
struct ReproductionReport: Report {
    let image: String
    let measurements: Measurements
    /// Of what it was compared with; nil if it was compared with a statement alone.
    var other: Measurements?
    var difference: ImageDifference?
    var causes: [ImageDrift] = []
    var checks: [ImageProvenance.Check] = []

    init(image: String, measurements: Measurements) { (self.image, self.measurements) = (image, measurements) }

    private var registers: [(name: String, mine: String, theirs: String)] {
        guard let other else { return [] }
        return [
            ("PCR0", measurements.pcr0, other.pcr0), ("PCR1", measurements.pcr1, other.pcr1),
            ("PCR2", measurements.pcr2, other.pcr2),
        ]
    }

    /// The measurements are the same, and every check of the statement holds.
    var isGood: Bool { registers.allSatisfy { $0.mine == $0.theirs } && checks.allSatisfy(\.holds) }

    var json: JSON {
        var object: JSON.Object = ["Image": .string(image), "Reproduces": .bool(isGood)]
        if other != nil {
            object["Measurements"] = .array(
                registers.map {
                    [
                        "PCR": .string($0.name), "Same": .bool($0.mine == $0.theirs), "A": .string($0.mine),
                        "B": .string($0.theirs),
                    ]
                })
            object["Causes"] = .array(causes.map(\.json))
            object["Difference"] = difference?.json
        }
        if !checks.isEmpty { object["Checks"] = .array(checks.map(\.json)) }
        return .object(object)
    }

    var view: View {
        var views: [View] = []
        if !checks.isEmpty {
            views.append(
                .lines(
                    checks.map { check in
                        (check.holds ? StyledText("holds", .good) : StyledText("FAILS", .bad))
                            + StyledText("  \(check.subject): ", .key) + StyledText(check.reason)
                    }))
        }
        if other != nil {
            views.append(
                .lines(
                    registers.map { register in
                        let isSame = register.mine == register.theirs
                        return StyledText(register.name + "  ", .key)
                            + (isSame ? StyledText("same     ", .good) : StyledText("differs  ", .bad))
                            + StyledText(register.mine, .dim)
                    }))
        }
        if !causes.isEmpty {
            var table = TextTable([.init("CAUSE", ours: true), .init("FOUND", wraps: true, ours: true)], empty: "")
            for cause in causes {
                table.rows.append([StyledText(cause.cause, .warning), StyledText(cause.finding)])
                table.rows.append([StyledText("  do", .dim), StyledText(cause.remedy, .dim)])
            }
            views += [.lines([""]), .table(table)]
        }
        views.append(.lines(["", conclusion]))
        if let difference, !isGood { views += [.lines([""]), difference.view] }
        return .sequence(views)
    }

    private var conclusion: StyledText {
        guard isGood else {
            return StyledText(other == nil ? "does not match" : "does not reproduce", .bad)
                + StyledText(other == nil ? ": \(image) is not what the statement says" : ": \(image)")
        }
        return other == nil
            ? StyledText("matches", .good) + StyledText(": \(image) is what the statement says")
            : StyledText("reproduces", .good) + StyledText(": \(image) has the same measurements")
    }
}
