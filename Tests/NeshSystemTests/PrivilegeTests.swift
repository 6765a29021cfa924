import NeshSystem
import Testing

/// How a command gets root's rights.
@Suite struct PrivilegeTests {
    @Test func whoHasIt() {
        #expect(Privilege(user: 0, hasSudo: true) == .root && Privilege(user: 1000, hasSudo: true) == .sudo)
        #expect(Privilege(user: 1000, hasSudo: false) == .none)
    }
}
