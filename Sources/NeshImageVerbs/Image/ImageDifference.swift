import NeshCommand
import NeshData
import NeshImage
import NeshText

/// In what two images differ, for people.
package struct ImageDifference: Report {
    let comparison: EIFComparison
    /// As the user named them.
    let first: String
    let second: String

    package var json: JSON {
        guard case .object(var object) = comparison.json else { return comparison.json }
        object["A"] = .string(first)
        object["B"] = .string(second)
        return .object(object)
    }

    package var view: View {
        let names: [StyledText] = [
            StyledText(data: "A  \(first)", .dim), StyledText(data: "B  \(second)", .dim),
        ]
        if comparison.areEqual {
            return .lines(names + [StyledText("equal", .good) + ": both have the same bytes in every section"])
        }
        var views: [View] = [.lines(names + [verdict, ""]), .table(sections)]
        if !comparison.files.isEmpty { views += [.lines([""]), .table(files)] }
        if comparison.isShortened {
            views.append(.lines([StyledText("more files differ than the \(EIFComparison.fileLimit) shown", .dim)]))
        }
        return .sequence(views)
    }

    private var verdict: StyledText {
        let registers = comparison.registers
        return registers.isEmpty
            ? StyledText("same measurements", .good) + ": only what is not measured differs"
            : StyledText("different measurements", .bad) + ": " + StyledText(registers.joined(separator: ", "))
    }

    private var sections: TextTable {
        var table = TextTable(
            [
                .init("SECTION", ours: true), .init("MEASURED IN", ours: true),
                .init("DIFFERENCE", wraps: true, ours: true),
            ], empty: "")
        for part in comparison.parts {
            table.rows.append([
                StyledText(part.name, .key),
                part.registers.isEmpty
                    ? StyledText("-", .dim) : StyledText(part.registers.joined(separator: ", "), .warning),
                StyledText(part.difference),
            ])
        }
        return table
    }

    private var files: TextTable {
        var table = TextTable(
            [.init("RAMDISK", .right), .init("FILE", wraps: true), .init("DIFFERENCE", wraps: true, ours: true)],
            empty: "")
        for file in comparison.files {
            // Each a word of its own: another language has its own for it.
            var differences = StyledText("")
            for (index, word) in file.difference.split(separator: ",").enumerated() {
                differences += (index == 0 ? "" : ", ") + StyledText(String(word.drop { $0 == " " }), .warning)
            }
            table.rows.append(["\(file.ramdisk)", StyledText(file.path, .name), differences])
        }
        return table
    }
}
