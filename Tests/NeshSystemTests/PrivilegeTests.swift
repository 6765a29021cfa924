import NeshSystem
import Testing

/// Advice begins with sudo only where that is how root's rights are got.
@Suite struct PrivilegeTests {
    @Test(arguments: [
        ("sudo modprobe nitro_enclaves", "modprobe nitro_enclaves", "as root: modprobe nitro_enclaves"),
        (
            "sudo chgrp ne /run/x && sudo chmod 775 /run/x, or another",
            "chgrp ne /run/x && chmod 775 /run/x, or another",
            "as root: chgrp ne /run/x && chmod 775 /run/x, or another"
        ),
        ("load it: sudo dnf install x", "load it: dnf install x", "load it: as root: dnf install x"),
        ("読み込みます: `sudo modprobe x`", "読み込みます: `modprobe x`", "読み込みます: `as root: modprobe x`"),
    ])
    func advice(text: String, root: String, other: String) {
        #expect(Privilege.sudo.spelled(text, note: "as root: ") == text)
        #expect(Privilege.root.spelled(text, note: "as root: ") == root)
        #expect(Privilege.none.spelled(text, note: "as root: ") == other)
    }

    /// A sentence about sudo, another user's rights, and a line of the user's own.
    @Test(
        arguments: [
            "It gains no rights: sudo and other set-uid programs do not work", "sudo -u '#1000' nesh describe-enclaves",
            "!sudo modprobe x", "use sudo",
        ], Privilege.allCases)
    func isLeftAlone(text: String, privilege: Privilege) {
        #expect(privilege.spelled(text, note: "as root: ") == text)
    }

    @Test func whoHasIt() {
        #expect(Privilege(user: 0, hasSudo: true) == .root && Privilege(user: 1000, hasSudo: true) == .sudo)
        #expect(Privilege(user: 1000, hasSudo: false) == .none)
    }
}
