import NeshCommand
import NeshShell
import Testing

/// An option that only some actions of a verb take.
@Suite struct OptionOfActionTests {
    private func problems(_ line: String) throws -> [Binder.Problem] {
        let words = line.split(separator: " ").map(String.init)
        let spec = try #require(CommandTable.shell.named(words[0])?.spec)
        do throws(Binder.Problems) {
            _ = try Binder.bind(words.dropFirst().map { Binder.Word($0) }, to: spec)
            return []
        } catch { return error.all }
    }

    @Test(arguments: [
        ("tutorial --vsock", "option '--vsock' is for tutorial app"),
        ("tutorial --force", "option '--force' is for tutorial new"),
        ("tutorial --output x.nesh", "option '--output' is for tutorial new"),
        ("tutorial hello --vsock", "option '--vsock' is for tutorial app"),
        ("kms --port 2000", "option '--port' is for kms start"), ("kms keys -n 3", "option '-n' is for kms log"),
        ("allocator --dry-run", "option '--dry-run' is for allocator set"),
        ("allocator show --restart", "option '--restart' is for allocator set"),
        ("attestation show d.bin --renew", "option '--renew' is for attestation root"),
        ("vsock ls --once", "option '--once' is for vsock listen"),
    ]) func refused(line: String, message: String) throws {
        #expect(try problems(line).map(\.message) == [message])
    }

    @Test(arguments: [
        "tutorial app --vsock", "tutorial new x.nesh --force", "tutorial --report x.json",
        "tutorial hello --report x.json",
        "kms start --port 2000", "kms log -n 3", "allocator set cpu_count 4 --dry-run", "vsock listen 9001 --once",
        "vsock wait 5005 --timeout 1s", "attestation verify d.bin --eif a.eif", "export a.cast --svg --at 1s",
        "record x --live", "history 3-9",
    ]) func taken(line: String) throws { #expect(try problems(line).isEmpty, "\(line)") }

    @Test("what the other action has in its place is proposed")
    func counterpart() throws {
        #expect(try problems("vsock connect 5005 --reply x").map(\.suggestion) == ["--send"])
        #expect(try problems("vsock listen 5005 --send x").map(\.suggestion) == ["--reply"])
        // A file to write is no file to read.
        #expect(try problems("attestation request hello --eif x.eif").map(\.suggestion) == [nil])
    }
}
