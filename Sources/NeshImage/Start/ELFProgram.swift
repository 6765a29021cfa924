import NeshData

/// What the kernel needs to know of a program file (elf(5)) before it starts it.
struct ELFProgram: Equatable {
    /// `EM_…`: 62 is x86-64, 183 is aarch64.
    var machine: UInt16
    var is64Bit: Bool
    /// The program that loads its libraries (PT_INTERP), as for nearly all that are linked dynamically.
    var loader: [UInt8]?

    static let magic: [UInt8] = [0x7f] + Array("ELF".utf8)

    /// Reads at most a few KiB of the file.
    /// - Parameter read: bytes from an offset, fewer only at the file's end.
    /// - Returns: nil for what the kernel does not take for a program.
    init?(_ read: (_ offset: UInt64, _ count: Int) throws(Failure) -> [UInt8]) throws(Failure) {
        let header = try read(0, 64)
        guard header.count >= 20, header.starts(with: Self.magic), header[5] == 1 else { return nil }
        func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> UInt64 {
            bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        // Programs, and those that can lie anywhere.
        guard [2, 3].contains(number(header, 16, 2)) else { return nil }
        machine = UInt16(number(header, 18, 2))
        is64Bit = header[4] == 2
        // Of others it is enough to know for what machine they are.
        guard is64Bit else { return }
        guard header.count == 64, number(header, 54, 2) == 56 else { return nil }
        let count = Int(number(header, 56, 2))
        guard (1...1170).contains(count) else { return nil }
        let table = try read(number(header, 32, 8), count * 56)
        guard table.count == count * 56 else { return nil }
        for entry in stride(from: 0, to: table.count, by: 56) where number(table, entry, 4) == 3 {
            let size = number(table, entry + 32, 8)
            guard (2...4096).contains(size) else { return nil }
            let name = try read(number(table, entry + 8, 8), Int(size))
            guard name.count == Int(size), name.last == 0 else { return nil }
            loader = Array(name.prefix { $0 != 0 })
            return
        }
    }

    /// As `uname -m` and people name it.
    var machineName: String {
        switch (machine, is64Bit) {
        case (62, _): "x86_64"
        case (183, _): "aarch64"
        case (3, _): "32-bit x86"
        case (40, _): "32-bit ARM"
        case (243, _): "RISC-V"
        case (21, _): "ppc64le"
        case (22, _): "s390x"
        default: "another processor (ELF machine \(machine))"
        }
    }

    /// Whether a processor of that kind runs it. Nothing is known of 32-bit x86: that depends on the kernel.
    func runs(on architecture: EIF.Architecture) -> Bool {
        switch architecture {
        case .x86: machine == 62 || machine == 3
        case .arm: machine == 183
        }
    }
}
