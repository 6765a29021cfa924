import Foundation
import Testing

/// Scripts that run at the same time on one machine.
@Suite struct ScriptParallelTests {
    private static let count = 6

    /// Each waits until all have their enclaves; number 3 then fails, and the others must not notice.
    private static let script = """
        on-exit terminate-enclave --session > /dev/null
        use $image > /dev/null
        run-enclave --cpu-count 1 --memory 64 --debug-mode > /dev/null
        wait $console ~ Hello --timeout 60s
        echo "$enclave.name $enclave.cid $enclave.id" > mine.$1
        !touch ready.$1; until test "$(ls ready.* | wc -l)" = \(count); do sleep 0.05; done
        if $1 == 3
            expect $1 == "not 3"
        end
        !until test -e gone; do sleep 0.05; done
        expect $enclave.state == RUNNING
        describe-enclaves > /dev/null
        terminate-enclave > /dev/null
        not terminate-enclave
        """

    @Test func theyDoNotDisturbEachOther() throws {
        try #require(HelloImage.problem == "")
        let program = try ScriptProgram()
        try program.write("one.nesh", Self.script)
        let ended = try program.bash(
            """
            ln -s '\(HelloImage.path)' app.eif
            nesh allocator set cpu_count 16 > /dev/null 2>&1
            nesh allocator set memory_mib 2048 > /dev/null 2>&1
            nesh run-enclave --eif-path app.eif --cpu-count 1 --memory 64 > bystander 2> /dev/null
            for number in $(seq \(Self.count)); do
                { nesh -D image=app.eif one.nesh $number > out.$number 2>&1; echo $? > status.$number
                  test $number != 3 || touch gone; } &
            done
            wait
            nesh describe-enclaves
            """)
        var statuses: [String] = []
        var mine: [[String]] = []
        for number in 1...Self.count {
            statuses.append(try program.read("status.\(number)").trimmingCharacters(in: .newlines))
            let said = try program.read("out.\(number)")
            let words = (try? program.read("mine.\(number)"))?.split(separator: " ").map(String.init) ?? []
            mine.append(words)
            #expect(words.count == 3, "\(said)")
            // It ends its own one and no other.
            let terminated = said.split(separator: "\n").filter { $0.hasPrefix("Successfully terminated") }
            #expect(terminated == ["Successfully terminated enclave \(words.last?.dropLast() ?? "")."], "\(said)")
        }
        #expect(statuses == ["0", "0", "3", "0", "0", "0"])
        #expect(Set(mine.map { $0[0] }) == Set((1...Self.count).map { "app_\($0)" }), "\(mine)")
        #expect(Set(mine.map { $0[1] }).count == Self.count, "\(mine)")
        #expect(Set(mine.map { $0[2] }).count == Self.count, "\(mine)")
        // Whoever was there before is there still, and nobody else.
        #expect(ended.output.ranges(of: "\"EnclaveID\"").count == 1)
        #expect(ended.output.contains("\"EnclaveName\": \"app\""), "\(ended)")
    }

    /// A CID that two scripts want goes to one of them; the other is told whose it is.
    @Test func oneCIDHasOneOwner() throws {
        try #require(HelloImage.problem == "")
        let program = try ScriptProgram()
        let ended = try program.bash(
            """
            nesh allocator set cpu_count 16 > /dev/null 2>&1
            for number in 1 2 3 4; do
                nesh run-enclave --eif-path '\(HelloImage.path)' --cpu-count 1 --memory 64 --enclave-cid 33 \
                    --enclave-name n$number > out.$number 2>&1 || echo $? >> statuses &
            done
            wait
            cat statuses; grep -l 'Started enclave' out.* | wc -l
            grep -h 'the CID 33 belongs to the enclave n' out.* | wc -l
            nesh describe-enclaves | grep -c EnclaveID
            """)
        #expect(ended.output == "3\n3\n3\n1\n3\n1\n", "\(ended)")
    }

    /// One that is ended by a signal while others work takes only its own with it.
    @Test func aSignalEndsOneScript() throws {
        try #require(HelloImage.problem == "")
        let program = try ScriptProgram()
        try program.write(
            "one.nesh",
            """
            on-exit terminate-enclave --session > /dev/null
            use $image > /dev/null
            run-enclave --cpu-count 1 --memory 64 --debug-mode > /dev/null
            !echo ready > pipe.$1
            console --until never --for 80s > /dev/null
            """)
        let ended = try program.bash(
            """
            mkfifo pipe.1 pipe.2
            for number in 1 2; do
                nesh -D image='\(HelloImage.path)' one.nesh $number > /dev/null 2>&1 & eval pid$number=$!
                read -r line < pipe.$number
            done
            nesh describe-enclaves | grep -c EnclaveID
            kill -TERM $pid1; wait $pid1; echo $?
            nesh describe-enclaves | grep -c EnclaveID
            kill -INT $pid2; wait $pid2; echo $?
            nesh describe-enclaves
            """)
        #expect(ended.output == "2\n143\n1\n130\n[]\n", "\(ended)")
    }
}
