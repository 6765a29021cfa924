import Glibc
import NeshFuzzing
import NeshSystem

// libFuzzer, which the linker adds with `--sanitize=fuzzer`, has main; it calls the two functions below.
//
// `NESH_FUZZ_TARGET=NAME NeshFuzzer [LIBFUZZER-ARGUMENT...]`: not an argument, because libFuzzer starts itself again
// with the arguments that it knows. `NeshFuzzer --list`, `NeshFuzzer --seeds NAME DIRECTORY`.

/// The target that this process runs.
// SAFETY: set once, before libFuzzer gives the first input, and only libFuzzer's one thread reads it.
nonisolated(unsafe) private var target = FuzzTarget.all[0]

/// Does what was asked for, else leaves the arguments to libFuzzer.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    let words = (1..<max(1, Int(count.pointee))).compactMap { arguments.pointee[$0].map { String(cString: $0) } }
    if words == ["--list"] {
        for target in FuzzTarget.all { print(target.name) }
        exit(0)
    }
    if words.count == 3, words[0] == "--seeds" { writeSeeds(of: words[1], to: words[2]) }
    target = chosen(ProcessEnvironment.variables["NESH_FUZZ_TARGET"] ?? "")
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func takeInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        // libFuzzer keeps the input of a process that ends this way.
        complain("finding: \(error)")
        abort()
    }
    return 0
}

private func chosen(_ name: String) -> FuzzTarget {
    if let target = FuzzTarget.named(name) { return target }
    complain("there is no target '\(name)'")
    exit(2)
}

private func writeSeeds(of name: String, to directory: String) -> Never {
    do {
        for (number, seed) in try chosen(name).seeds().enumerated() {
            try AtomicFile.write(seed, to: "\(directory)/seed-\(number)")
        }
        exit(0)
    } catch {
        complain("no seeds for \(name): \(error)")
        exit(1)
    }
}

private func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(2, bytes, bytes.count)
}
