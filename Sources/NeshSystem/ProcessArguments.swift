import CLinux

/// The command line of this process.
package enum ProcessArguments {
    /// The name that the program was called by, then its arguments; bytes that are not UTF-8 become U+FFFD.
    /// Unlike `CommandLine.arguments` it needs neither /proc nor an environment that nobody has changed.
    package static let all: [String] = (0..<nesh_argument_count()).compactMap { index in
        // SAFETY: the C library keeps the strings for as long as the process lives.
        nesh_argument(index).map { String(cString: $0) }
    }
}
