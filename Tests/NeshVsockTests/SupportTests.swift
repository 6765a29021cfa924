import Glibc
import Testing

@testable import NeshVsock

@Suite struct SupportTests {
    @Test(
        arguments: [
            (.sandbox, 0, 0, nil), (.sandbox, 0, 2, nil), (.sandbox, 0, 3, "ptrace_scope is 3"),
            (.host(isRoot: false), 0, 1, nil), (.host(isRoot: false), 0, 2, "ptrace_scope is 2"),
            (.host(isRoot: true), 0, 2, nil), (.host(isRoot: true), 0, 3, "ptrace_scope is 3"),
            (.sandbox, EINVAL, 0, "Linux 5.19"), (.sandbox, EPERM, 0, "filter of this container"),
            (.host(isRoot: true), ENOSYS, 0, "filter of this container"),
        ] as [(VsockSupport.Use, Int32, Int, String?)])
    func whyNot(_ use: VsockSupport.Use, _ probe: Int32, _ yama: Int, _ words: String?) {
        let obstacle = VsockSupport.obstacle(use, probe: probe, yama: yama)
        if let words {
            #expect(obstacle?.message.contains(words) == true)
        } else {
            #expect(obstacle == nil)
        }
    }

    @Test func whatCannotBeTurnedBackHasNoFix() {
        #expect(VsockSupport.obstacle(.sandbox, probe: 0, yama: 3)?.fix == nil)
        #expect(VsockSupport.obstacle(.host(isRoot: false), probe: 0, yama: 2)?.fix?.contains("ptrace_scope=1") == true)
    }
}
