import NeshData
import NeshEnclave
import NeshEngines
import NeshLocal
import NeshNitro
import NeshSystem
import NeshTestSupport
import Testing

/// The table of engines, and what each says of itself.
@Suite struct EnginesTests {
    @Test func eachEngineHasANameOfItsOwnThatCanBeReadBack() {
        #expect(Set(Engines.all.map(\.kind)).count == Engines.all.count)
        for profile in Engines.all {
            #expect(EngineKind(rawValue: profile.kind.rawValue) == profile.kind)
            #expect(Engines.profile(profile.kind)?.summary == profile.summary)
        }
    }

    /// A record in a directory that is open to everybody may say anything.
    @Test(arguments: ["", "Local", "a b", "x\u{1b}[2J", "é", String(repeating: "a", count: 33)])
    func whatIsNoNameOfAnEngine(text: String) { #expect(EngineKind(rawValue: text) == nil) }

    /// An enclave whose keeper does not name its engine is another program's, so at most one engine has such.
    @Test func oneEngineSharesItsEnclaves() {
        #expect(Engines.all.filter { $0.foreignConsole != nil }.map(\.kind) == [.nitro])
        #expect(Engines.foreign?.kind == .nitro)
    }

    @Test func autoTakesNitroWhereItsDeviceIs() throws {
        let directory = try TemporaryDirectory()
        let files = MachineFiles(root: directory.path)
        #expect(Engines.standard(in: files)?.kind == .local)
        try directory.write("dev/nitro_enclaves", "")
        #expect(Engines.standard(in: files)?.kind == .nitro)
    }

    /// It is asked for by name only, and says so as a wrong argument, not as a process that failed.
    @Test func anEngineThatIsNotThereSaysSo() throws {
        let machine = try TestMachine()
        #expect { _ = try machine.engine(.qemu) } throws: { error in
            let failure = error as? Failure
            return failure?.code == .invalidArgument && failure?.message.contains("qemu") == true
        }
        let state = MachineState(root: MachineFiles(root: machine.directory.path), environment: [:], user: 0)
        let found = Engines.profile(.qemu)?.checks(state, true) ?? []
        #expect(found.map(\.concern) == [.engine(.qemu)] && found.map(\.health) == [.bad])
    }

    /// What doctor says of an engine that is not in use is nothing to mend.
    @Test func anEngineThatIsNotInUseIsNotBadOnALaptop() throws {
        let directory = try TemporaryDirectory()
        let state = MachineState(root: MachineFiles(root: directory.path), environment: [:], user: 0)
        for profile in Engines.all {
            for finding in profile.checks(state, false) {
                #expect(finding.health != .bad && finding.concern == .engine(profile.kind))
            }
        }
        #expect(Engines.profile(.nitro)?.checks(state, true).map(\.health) == [.bad])
    }

    /// The seam for vsock: an engine without it refuses and names the port.
    @Test func anEngineWithoutPortsRefusesThem() throws {
        let enclave = Portless()
        #expect { _ = try enclave.dial(port: 5005) } throws: { ($0 as? Failure)?.message.contains("5005") == true }
        #expect { _ = try enclave.listen(port: 5006) } throws: { ($0 as? Failure)?.message.contains("5006") == true }
    }
}

private final class Portless: RunningEnclave {
    let descriptors: [Int32] = []
    let deadline: Deadline? = nil
    func advance() -> [Happening] { [] }
    func kill() {}
    func release() -> [String] { [] }
}
