import Foundation
import Glibc
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// A shell session written for nitro-cli, run by bash as it stands, with the program in nitro-cli's place.
@Suite(.enabled(if: TestProgram.areInstalled("jq"), "jq is not installed")) struct NitroWorkshopTests {
    /// What a workshop's reader types on a parent instance, Ctrl-C for the console included.
    static let session = #"""
        ALLOCATOR_YAML=~/.config/nesh/allocator.yaml
        MEM_KEY=memory_mib
        DEFAULT_MEM=3072
        sudo sed -r "s/^(\s*${MEM_KEY}\s*:\s*).*/\1${DEFAULT_MEM}/" -i "${ALLOCATOR_YAML}"
        sudo systemctl start nitro-enclaves-allocator.service && sudo systemctl enable nitro-enclaves-allocator.service
        grep memory_mib "${ALLOCATOR_YAML}"

        nitro-cli build-enclave --docker-dir ./ --docker-uri hello:latest --output-file hello.eif
        nitro-cli run-enclave --cpu-count 2 --memory 1784 --eif-path big.eif --debug-mode --enclave-cid 16
        echo "refused with $?"
        nitro-cli run-enclave --cpu-count 2 --memory 512 --eif-path hello.eif --debug-mode --enclave-cid 16
        ENCLAVE_ID=$(nitro-cli describe-enclaves | jq -r ".[0].EnclaveID")
        [ "$ENCLAVE_ID" != "null" ] && nitro-cli console --enclave-id ${ENCLAVE_ID}
        echo "left with $?"
        nitro-cli describe-enclaves | jq -r '.[] | select(.EnclaveCID == 16) | .State, .Flags'
        ENCLAVE_ID=$(nitro-cli describe-enclaves | jq -r ".[0].EnclaveID")
        [ "$ENCLAVE_ID" != "null" ] && nitro-cli terminate-enclave --enclave-id ${ENCLAVE_ID}
        ENCLAVE_ID=$(nitro-cli describe-enclaves | jq -r ".[0].EnclaveID")
        [ "$ENCLAVE_ID" != "null" ] && nitro-cli terminate-enclave --enclave-id ${ENCLAVE_ID}
        nitro-cli describe-enclaves
        """#

    @Test func theSessionRunsVerbatim() throws {
        let directory = try TemporaryDirectory()
        let home = directory.path
        try TestProgram.write("#!/bin/sh\nexec \"$@\"\n", to: home + "/bin/sudo")
        try TestProgram.write("#!/bin/sh\necho \"systemctl $*\" >&2\n", to: home + "/bin/systemctl")
        try FileManager.default.createSymbolicLink(
            atPath: home + "/bin/nitro-cli", withDestinationPath: Program.preloadable)
        try directory.write(".config/nesh/allocator.yaml", "---\n# MiB for enclaves\nmemory_mib: 512\ncpu_count: 2\n")
        try directory.write("run/.keep", "")
        // An image of 448 MiB as the session's refused one: a quarter of 1792.
        try directory.write("big.eif", try NitroMachine.imageBytes.get())
        truncate(home + "/big.eif", 448 << 20)
        try directory.write("Dockerfile", "FROM scratch\nCOPY hello /hello\nCMD [\"/hello\"]\n")
        try directory.write(
            "hello.c",
            """
            #include <stdio.h>
            #include <unistd.h>
            int main(void) { for (int i = 1;; i++, sleep(1)) { printf("[%4d] Hello from the enclave side!\\n", i); fflush(stdout); } }
            """)
        let made = try Program.run("/usr/bin/env", ["cc", "-static", "-o", home + "/hello", home + "/hello.c"], nil)
        #expect(made.status == 0, "\(made.errors)")
        try directory.write("session.sh", Self.session)

        let (bash, output) = try start(in: home)
        let text = try read(output) { text in
            // Somebody who has seen enough presses Ctrl-C, which the terminal gives to the program in front.
            guard text.hasSuffix("Hello from the enclave side!\r\n") || text.hasSuffix("enclave side!\n") else {
                return
            }
            for child in children(of: bash.id) { kill(child, SIGINT) }
        }
        _ = try bash.wait()
        let said = (try? String(contentsOfFile: home + "/errors", encoding: .utf8)) ?? ""
        #expect(text.contains("memory_mib: 3072\n"), "\(text)")
        #expect(
            said.contains(
                "[ E26 ] Insufficient memory requested. User provided `memory` is 1784 MiB, but based on the EIF file size,"
                    + " the minimum memory should be 1792 MiB"), "\(said)")
        #expect(text.contains("refused with 26\n"))
        #expect(text.contains("Connecting to the console for enclave 16...\nSuccessfully connected to the console.\n"))
        #expect(text.contains("[   1] Hello from the enclave side!"))
        #expect(text.contains("left with 130\nRUNNING\nDEBUG_MODE\n"), "\(text) \(said)")
        #expect(text.contains("\"Terminated\": true"))
        #expect(text.hasSuffix("}\n[]\n"), "\(text) \(said)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/run") == [".keep"])
    }

    // When this returns, only bash and what it starts can write.
    private func start(in home: String) throws -> (ChildProcess, OwnedDescriptor) {
        let output = try NeshSystem.Pipe()
        let nothing = try File.open("/dev/null", O_RDWR)
        let errors = try File.open(home + "/errors", O_WRONLY | O_CREAT)
        let bash = try ChildProcess(
            "/bin/bash", arguments: ["bash", "session.sh"],
            environment: [
                "PATH=\(home)/bin:/usr/bin:/bin", "HOME=\(home)", "NITRO_CLI_SOCKETS_PATH=\(home)/run",
                "XDG_CONFIG_HOME=\(home)/.config", "LC_ALL=C.UTF-8",
            ], descriptors: [0: nothing.raw, 1: output.writing.raw, 2: errors.raw], directory: home,
            newSession: true)
        return (bash, output.reading)
    }

    private func read(_ reading: OwnedDescriptor, _ seen: (String) -> Void) throws -> String {
        var bytes: [UInt8] = []
        let deadline = Deadline(after: .seconds(60))
        while try !Poll.wait(for: reading.raw, until: deadline).isEmpty {
            var piece = [UInt8](repeating: 0, count: 4096)
            let count = Glibc.read(reading.raw, &piece, piece.count)
            if count <= 0 { break }
            bytes += piece[..<count]
            seen(String(decoding: bytes, as: UTF8.self))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func children(of process: Int32) -> [Int32] {
        let path = "/proc/\(process)/task/\(process)/children"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: " ").compactMap { Int32($0) }
    }
}
