import NeshData
import NeshEnclave
import NeshSystem

/// Is there room for what commands write?
package struct SpaceChecks {
    let machine: MachineState

    /// - Parameter machine: what is looked at.
    package init(machine: MachineState) { self.machine = machine }

    /// Less is worth a word: an image for an enclave is as large as its container image, which is read beside it.
    static let enough: UInt64 = 1 << 30
    /// With less a console is kept in memory only.
    static let least: UInt64 = 16 << 20

    /// What is found, in the order in which it is shown.
    package var findings: [Finding] {
        let user = UserDirectories(environment: machine.environment)
        let places = [
            ("the consoles", EndedEnclave.directory(user)), ("the image store", user.data),
            ("temporary files", machine.variable("TMPDIR") ?? "/tmp"),
        ]
        return places.compactMap { what, path in
            guard let free = machine.root.freeBytes(path) else { return nil }
            let shown = "\(free >> 20) MiB are free at \(path), for \(what)"
            if free >= Self.enough { return .fine(.machine, "disk", shown) }
            let loss = free < Self.least ? ": builds fail and consoles are not kept" : ": large images do not fit"
            return .note(
                .machine, "disk", shown + loss, fix: "df -h \(path.asWord), then remove what is not needed there",
                isForLessons: free < Self.least)
        }
    }
}
