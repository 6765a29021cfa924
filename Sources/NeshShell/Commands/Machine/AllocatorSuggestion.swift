import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshImageVerbs
import NeshSystem
import NeshText

/// `allocator suggest`: what an image needs, against what is set aside.
enum AllocatorSuggestion {
    static func run(
        _ file: AllocatorFile, _ image: String?, in context: CommandContext
    ) throws(Failure) -> Outcome {
        let path = FilePath.absolute(try CurrentImage.path(image, for: "allocator suggest", in: context))
        let size: Int
        do throws(SystemError) {
            guard let status = try File.status(path) else { throw SystemError("stat", errno: ENOENT, path) }
            size = Int(status.st_size)
        } catch { throw error.failure() }
        // Memory is given in pages of 2 MiB; an enclave has whole cores, which have two CPUs each.
        let memory = (Reservation.leastMemory(imageSize: size) + 1) & ~1
        let cpus = 2
        let (memoryNow, cpusNow) = (try file.memoryMiB, try file.cpuPool.ids.count)
        var commands: [String] = []
        if memoryNow < memory { commands.append("allocator set memory_mib \(memory)") }
        if cpusNow < cpus { commands.append("allocator set cpu_count \(cpus)") }
        let run = "run-enclave --eif-path \((image ?? path).asWord) --memory \(memory) --cpu-count \(cpus)"
        let imageMiB = (size + (1 << 20) - 1) >> 20
        var lines: [StyledText] = [
            StyledText("image     ", .key) + StyledText("\(imageMiB) MiB"),
            StyledText("memory    ", .key) + StyledText("\(memory) MiB at least: four times the image, 64 at the least")
                + StyledText(" (\(memoryNow) set aside)", .dim),
            StyledText("cpus      ", .key) + StyledText("\(cpus): one whole core")
                + StyledText(" (\(cpusNow) set aside)", .dim),
            "",
        ]
        lines += commands.isEmpty ? [StyledText("What is set aside suffices:", .good)] : [StyledText("To run it:")]
        lines += (commands + [run]).map { StyledText("  \($0)") }
        return Outcome(
            ViewReport(
                json: [
                    "Image": .string(path), "ImageMiB": .integer(Int64(imageMiB)), "MemoryMiB": .integer(Int64(memory)),
                    "CPUCount": .integer(Int64(cpus)), "Suffices": .bool(commands.isEmpty),
                    "Commands": .array((commands + [run]).map { .string($0) }),
                ], view: .lines(lines)))
    }
}
