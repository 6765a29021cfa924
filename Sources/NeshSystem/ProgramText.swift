import CLinux

/// What a keeper holds of its program's file in memory: what it used lately.
///
/// Keepers sleep, and a class has hundreds. Pages of the file that were used once would stay for the keeper's life; they
/// are let go of now and then, and come back from the file when they are needed, which the kernel still has.
package struct ProgramText {
    /// A console's line every second must not cost more than the line does.
    private static let interval = Duration.seconds(2)
    /// The application is being started, by the same processors.
    private static let startTime = Duration.milliseconds(100)
    /// When pages are let go of; nil while none that was used since is held, and before the enclave runs.
    package private(set) var deadline: Deadline?
    private var rests = false

    package init() {}

    /// The enclave runs: what starting needed is let go of soon.
    package mutating func begin() {
        rests = true
        deadline = Deadline(after: Self.startTime)
    }

    /// After each wait.
    /// - Parameter isWoken: something has come, and the program works on it.
    package mutating func rest(isWoken: Bool) {
        guard rests else { return }
        if deadline?.hasPassed ?? false {
            nesh_forget_text()
            deadline = nil
        }
        if isWoken, deadline == nil { deadline = Deadline(after: Self.interval) }
    }
}
