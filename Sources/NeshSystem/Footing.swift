import Glibc

/// What this program needs wherever it runs. A limit can end a process by a signal, or make an allocation fail, which
/// nothing can catch; so too low a limit is found before anything is begun.
package enum Footing {
    /// How much of what a process may have, in bytes.
    struct Need {
        let resource: __rlimit_resource_t
        let bytes: UInt64
        /// As the shells' `ulimit` calls it; its unit is 1024 bytes.
        let option: String
        let what: String
    }

    /// Building an image takes buffers for every worker and a window for each compressed layer; a thread's stack and the
    /// C library's arenas are reserved, not used.
    static let needs = [
        Need(resource: __rlimit_resource_t(RLIMIT_AS.rawValue), bytes: 512 << 20, option: "-v", what: "address space"),
        Need(resource: __rlimit_resource_t(RLIMIT_DATA.rawValue), bytes: 128 << 20, option: "-d", what: "data"),
        Need(resource: __rlimit_resource_t(RLIMIT_STACK.rawValue), bytes: 1 << 20, option: "-s", what: "stack"),
    ]

    /// Why the program cannot run here, as a sentence without a full stop; nil where it can.
    package static var problem: String? {
        // Where the arguments come from, too: without it there seem to be none.
        if access("/proc/self/exe", F_OK) != 0 && access("/proc/self/stat", F_OK) != 0 {
            return "/proc is not mounted, and nesh needs it (mount -t proc proc /proc)"
        }
        for need in needs {
            var limit = rlimit()
            guard getrlimit(need.resource, &limit) == 0, limit.rlim_cur < need.bytes else { continue }
            return "the limit on \(need.what) leaves too little memory:"
                + " `ulimit \(need.option)` is \(limit.rlim_cur >> 10) KiB, and nesh needs \(need.bytes >> 10)"
        }
        return nil
    }

    /// Whether descriptors and processes are plentiful, so that something may be begun that is perhaps not needed.
    package static var hasRoom: Bool {
        [RLIMIT_NOFILE.rawValue, __RLIMIT_NPROC.rawValue].allSatisfy { resource in
            var limit = rlimit()
            return getrlimit(__rlimit_resource_t(resource), &limit) == 0 && limit.rlim_cur >= 128
        }
    }

    /// A file that would become larger than `ulimit -f` allows is then an error of the write, EFBIG, as a full disk is.
    /// What is started gets the signal's default back.
    package static func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }
}
