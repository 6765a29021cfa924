import NeshCommand
import NeshSystem
import NeshText
import Testing

/// Advice begins with sudo only where that is how root's rights are got.
@Suite struct AdviceTests {
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
        #expect(Advice.spelled(text, for: .sudo, note: "as root: ") == text)
        #expect(Advice.spelled(text, for: .root, note: "as root: ") == root)
        #expect(Advice.spelled(text, for: .none, note: "as root: ") == other)
    }

    /// A sentence about sudo, another user's rights, and a line of the user's own.
    @Test(
        arguments: [
            "It gains no rights: sudo and other set-uid programs do not work", "sudo -u '#1000' nesh describe-enclaves",
            "!sudo modprobe x", "use sudo",
        ], Privilege.allCases)
    func isLeftAlone(text: String, privilege: Privilege) {
        #expect(Advice.spelled(text, for: privilege, note: "as root: ") == text)
    }

    @Test(arguments: [
        (Privilege.sudo, "sudo modprobe x", "!sudo modprobe x"), (.root, "sudo groupadd ne", "!groupadd ne"),
        (.root, "load it: sudo zypper install x", "load it: zypper install x"),
        (.none, "sudo modprobe x", "as root: modprobe x"), (.none, "openssl version", "!openssl version"),
        (.root, "sudo nesh doctor", "nesh doctor"), (.root, "status shows it", "status shows it"),
        (.sudo, "install jq first", "install jq first"), (.root, "sudo install -m 644 a /b", "!install -m 644 a /b"),
    ])
    func atPrompt(privilege: Privilege, text: String, shown: String) {
        #expect(Advice.atPrompt(text, for: privilege, note: "as root: ") == shown)
    }

    @Test("a label of nesh's own makes an advice, and no text of others")
    func labels() {
        #expect(Advice.isLabelled(StyledText("          fix: ", .dim) + StyledText("sudo modprobe x")))
        #expect(Advice.isLabelled(StyledText("warning: ", .warning) + StyledText("no")))
        #expect(!Advice.isLabelled(StyledText("prefix: sudo chmod 755 /x")))
        #expect(!Advice.isLabelled(StyledText(data: "fix: ")))
        #expect(!Advice.isLabelled(StyledText(foreign: Array("\u{1b}[1mfix: \u{1b}[0msudo chmod 755 /x".utf8))))
    }
}
