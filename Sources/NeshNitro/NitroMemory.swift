import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// Collects huge pages for an enclave, one page a step, and fills them with its image.
///
/// The largest pages first, as many as fit into what is asked for; the rest from the smallest pages that
/// there are; then what is not needed goes back.
struct NitroMemory {
    private(set) var pages: [HugePage] = []
    private let wanted: Int
    private let device: any NitroDevice
    /// Sizes still to be tried, the next one last.
    private var sizes: [Int]
    private var isFilling = false
    /// An error other than that there are no pages.
    private var refusal: SystemError?
    private(set) var bytes = 0
    /// Bytes of the image that are in place, and where the next ones go.
    private var loaded = 0
    private var cursor: (page: Int, offset: Int)?

    init(_ wantedBytes: Int, _ device: any NitroDevice) {
        wanted = wantedBytes
        self.device = device
        sizes = HugePage.shifts.reversed()
    }

    /// Takes a page or learns that there is none of a size.
    /// - Returns: whether there is more to do.
    /// - Throws: E27 when all pages that there are do not suffice.
    mutating func collect() throws(Failure) -> Bool {
        let missing = wanted - bytes
        if missing <= 0 {
            releaseSurplus()
            return false
        }
        guard let shift = sizes.last else {
            if isFilling { throw shortage() }
            isFilling = true
            sizes = HugePage.shifts
            return true
        }
        if !isFilling && 1 << shift > missing {
            sizes.removeLast()
            return true
        }
        do throws(SystemError) {
            pages.append(try device.hugePage(shift: shift))
            bytes += 1 << shift
        } catch {
            // ENOMEM: no free page of a size; EINVAL, ENOENT: no such size on this machine.
            if ![ENOMEM, EINVAL, ENOENT].contains(error.errno) { refusal = error }
            sizes.removeLast()
        }
        return true
    }

    private mutating func releaseSurplus() {
        pages.sort { $0.size > $1.size }
        // From the largest on, so that as few pages as possible remain.
        var surplus = bytes - wanted
        pages.removeAll { page in
            guard page.size <= surplus else { return false }
            surplus -= page.size
            bytes -= page.size
            return true
        }
    }

    private func shortage() -> Failure {
        if let error = refusal, pages.isEmpty {
            return Failure(
                .enclaveMmap, "huge pages cannot be mapped: \(error.reason)",
                fixes: ["doctor  # shows this machine's huge pages"])
        }
        let (wantedMiB, gotMiB) = (wanted >> 20, bytes >> 20)
        return Failure(
            .insufficientMemoryAvailable,
            "you asked for \(wantedMiB) MiB; the free huge pages hold \(gotMiB) MiB",
            details: [HugePages.nodesText()].compactMap(\.self),
            fixes: (gotMiB >= Reservation.leastMemoryMiB ? ["run-enclave … --memory \(gotMiB)"] : [])
                + [Reservation.ending, "allocator set memory_mib \(wantedMiB)"],
            about: .parameter("--memory", instead: gotMiB >= Reservation.leastMemoryMiB ? "\(gotMiB)" : nil))
    }

    /// Copies a stretch of the image, at most 16 MiB.
    /// - Parameter offset: where in the enclave's memory the image begins.
    /// - Returns: whether there is more to do.
    mutating func load(_ image: OwnedDescriptor, size: Int, at offset: Int) throws(Failure) -> Bool {
        guard offset >= 0, offset <= bytes, size <= bytes - offset else {
            throw Failure(
                .insufficientMemoryRequested,
                "the image of \(size) bytes does not fit behind the first \(offset) bytes of the enclave's memory",
                fixes: ["run-enclave … --memory \((offset + size) >> 20 + 2)"],
                about: .parameter("--memory", instead: "\((offset + size) >> 20 + 2)"))
        }
        var next = cursor ?? (page: 0, offset: offset)
        while pages.indices.contains(next.page), next.offset >= pages[next.page].size {
            next = (next.page + 1, next.offset - pages[next.page].size)
        }
        guard loaded < size, pages.indices.contains(next.page) else { return false }
        let page = pages[next.page]
        let count = min(page.size - next.offset, size - loaded, 16 << 20)
        let position = off_t(loaded)
        let got: Int
        do {
            // SAFETY: the offset lies in the page, and count is at most what follows it there.
            got = try Syscall.check("read", "the image") {
                pread(image.raw, page.address + next.offset, count, position)
            }
        } catch { throw error.failure(.readFromDisk) }
        guard got > 0 else { throw Failure(.readFromDisk, "the image became shorter while it was read") }
        loaded += got
        cursor = (next.page, next.offset + got)
        return loaded < size
    }

    mutating func release() {
        pages = []
        bytes = 0
    }
}
