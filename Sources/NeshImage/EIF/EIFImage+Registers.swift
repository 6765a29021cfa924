/// Which section counts for which register.
extension EIFImage {
    /// What each section counts for, in file order.
    var parts: [MeasuredStream.Part] {
        var ramdisks = 0
        return sections.map { section in
            switch section.kind {
            case .kernel, .cmdline: return .boot
            case .ramdisk:
                ramdisks += 1
                return ramdisks == 1 ? .boot : .application
            case .metadata, .signature: return .unmeasured
            }
        }
    }

    /// The registers that each section changes, in file order. Of the signature it is the certificate in it, and not
    /// the section, that PCR8 measures.
    package var registers: [[Int]] {
        zip(sections, parts).map { section, part in
            switch part {
            case .boot, .endOfBoot: [0, 1]
            case .application: [0, 2]
            case .unmeasured: section.kind == .signature ? [8] : []
            }
        }
    }
}
