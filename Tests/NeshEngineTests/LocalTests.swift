import NeshData
import NeshEngine
import Testing

@Suite("Local engine") struct LocalTests {
    @Test("An application runs, is seen, and ends with its status")
    func runs() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("self", "sleep", "200", "exit", "3")), machine)
        #expect(enclave.state == .running)
        #expect(try engine.enclaves(metadata: false, interrupt: machine.interrupt).map(\.id) == [enclave.id])
        let (text, ending) = try engine.wholeConsole(of: enclave.id)
        print(text)
        #expect(ending == .exited(3))
        #expect(text.contains("child exited with error"))
    }
}
