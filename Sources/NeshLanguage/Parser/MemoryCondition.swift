import NeshData

/// An amount with a unit, beside a variable that holds a plain number of MiB: as texts they are never equal, and as
/// numbers they do not compare.
enum MemoryCondition {
    /// What is wrong with a comparison; nil if neither side holds memory, or the other one has no unit.
    /// - Parameter operands: a value, an operator, and another value, whose unit may be a word of its own.
    static func problem(_ operands: [Word]) -> Diagnostic? {
        guard operands.count == 3 || operands.count == 4 else { return nil }
        if holdsMebibytes(operands[0]) { return problem(operands[0], Array(operands[2...])) }
        guard operands.count == 3, holdsMebibytes(operands[2]) else { return nil }
        return problem(operands[2], [operands[0]])
    }

    private static func problem(_ variable: Word, _ amount: [Word]) -> Diagnostic? {
        let texts = amount.compactMap(\.literal)
        let text = texts.joined(separator: " ")
        guard texts.count == amount.count, let first = amount.first, let last = amount.last,
            text.last?.isLetter ?? false, let mebibytes = MemoryAmount.mebibytes(meantBy: text)
        else { return nil }
        return Diagnostic(
            "\(variable.place.text) is a number of MiB, without a unit", at: first.place.through(last.place),
            notes: [Quoting.question(["\(mebibytes)"])], replacement: "\(mebibytes)")
    }

    private static func holdsMebibytes(_ word: Word) -> Bool {
        let names = ["enclave.memory", "MemoryMiB"]
        return word.place.text.hasPrefix("$") && names.contains { word.place.text.hasSuffix($0) }
    }
}
