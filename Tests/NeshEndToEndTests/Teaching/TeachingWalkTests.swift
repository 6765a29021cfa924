import Foundation
import NeshTestSupport
import Testing

/// Learners walk through every lesson on a terminal, with wrong, right and alternative answers.
@Suite(.enabled(if: TestProgram.areInstalled("openssl"), "openssl is not installed")) struct TeachingWalkTests {
    struct Walk: Sendable, CustomTestStringConvertible {
        var lesson: String
        /// For each step: lines that must not do, then one that must.
        var steps: [[String]]
        var testDescription: String { lesson }
    }

    static let build = "build-enclave --docker-uri hello-app:latest --docker-dir"
    static let openssl = "!openssl req -new -x509 -sha384 -days 30 -subj /CN=me -key"

    static let walks = [
        Walk(
            lesson: "hello",
            steps: [
                ["ls", "resources --json"],
                ["\(build) hello-app --output-file other.eif", "nitro-cli \(build) hello-app --output-file hello.eif"],
                ["version", "describe-eif --eif-path hello.eif"],
                ["allocator set memory_mib 4096", "allocator set memory_mib 3072"],
                [
                    "run-enclave --cpu-count 2 --memory 512 --enclave-cid 16", "terminate-enclave",
                    "run-enclave --enclave-cid 16 --debug-mode --memory 3G --cpu-count 2",
                ],
                ["resources", "ls", "describe-enclaves"], ["echo Hello", "console --for 3s"],
                ["ls", "terminate-enclave --all"],
            ]),
        Walk(
            lesson: "measurements",
            steps: [
                ["ls", "\(build) lesson-app --output-file lesson-a.eif"],
                ["version", "!printf x >> lesson-app/hello"],
                ["describe-eif", "\(build) lesson-app --output-file lesson-b.eif"],
                ["expect $eif.pcr1 != $first1", "expect $first1 == $eif.pcr1"],
                ["ls", "\(build) lesson-app --name other --output-file lesson-b.eif"],
                ["eif ls lesson-b.eif", "eif extract --eif-path lesson-b.eif lesson-parts"],
                ["pcr --input lesson-parts/ramdisk-1.cpio", "pcr --input ./lesson-parts/ramdisk-2.cpio"],
                [
                    "!openssl dgst -sha384 lesson-parts/ramdisk-2.cpio",
                    "!(head -c 48 /dev/zero; openssl dgst -sha384 -binary lesson-parts/ramdisk-2.cpio) | sha384sum",
                ],
            ]),
        Walk(
            lesson: "debug-mode",
            steps: [
                [
                    "run-enclave --cpu-count 2 --memory 256 --debug-mode", "terminate-enclave",
                    "run-enclave --cpu-count 2 --memory 300",
                ],
                ["ls", "console --for 1s"], ["ls", "terminate-enclave --session"],
                ["version", "run-enclave --debug-mode --cpu-count 2 --memory 256"],
                ["sleep 1s", "console --until Hello"],
                ["version", "ls", "describe-enclaves"], ["!echo 1", "!printf '0%.0s' $(seq 96)"],
                ["ls", "terminate-enclave lesson"],
            ]),
        Walk(
            lesson: "memory",
            steps: [
                ["version", "resources"],
                ["explain E26", "run-enclave --memory 32 --cpu-count 2"],
                ["run-enclave --cpu-count 2 --memory 16", "run-enclave --cpu-count 2 --memory 100G"],
                ["explain E26", "explain E27"], ["ls", "run-enclave --cpu-count 6 --memory 128"],
                ["allocator set cpu_count 6", "allocator set cpu_count 4"],
                ["allocator set memory_mib 2048", "allocator set memory_mib 1024"],
                [
                    "run-enclave --cpu-count 2 --memory 1024", "terminate-enclave",
                    "run-enclave --cpu-count 4 --memory 1G",
                ],
                ["allocator show", "resources --json"], ["ls", "terminate-enclave lesson"],
            ]),
        Walk(
            lesson: "several",
            steps: [
                ["ls", "run-enclave --cpu-count 2 --memory 130 --enclave-name bank"],
                ["ls", "run-enclave --cpu-count 2 --memory 100"], ["ls", "run-enclave --cpu-count 2 --memory 128"],
                ["ls", "run-enclave --enclave-cid $bank --cpu-count 2 --memory 128"], ["version", "describe-enclaves"],
                ["use lesson", "use $bank"], ["ls", "terminate-enclave lesson"],
                ["terminate-enclave bank", "terminate-enclave --session"],
            ]),
        Walk(
            lesson: "signing",
            steps: [
                ["ls", "!openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out lesson-key.pem"],
                ["ls", "\(openssl) lesson-key.pem -out lesson-certificate.pem"],
                ["ls", "pcr --signing-certificate ./lesson-certificate.pem"],
                [
                    "describe-eif",
                    "sign-eif --eif-path lesson.eif --private-key lesson-key.pem "
                        + "--signing-certificate lesson-certificate.pem",
                ], ["ls", "describe-eif --eif-path lesson.eif"],
                ["ls", "!openssl ecparam -name prime256v1 -genkey -noout -out other-key.pem"],
                ["ls", "sign-eif --private-key other-key.pem --signing-certificate lesson-certificate.pem"],
            ]),
        Walk(
            lesson: "scripts",
            steps: [
                ["ls", "run-enclave --memory 200 --debug-mode --cpu-count 2"],
                ["expect $enclave.state == EXITED", "expect a == a", "expect not $enclave.state != RUNNING"],
                ["ls", "wait 10s", "wait $console ~ Hello", "wait $console ~ Hello --timeout 5s"],
                ["expect $enclave.memory_mib == 1", "expect $enclave.memory < 10"],
                ["ls", "terminate-enclave --session"], ["ls", "try terminate-enclave --enclave-name nobody"],
                ["ls", "!head smoke.nesh"], ["ls", "!./nesh-here -n ./smoke.nesh"],
                ["ls", "!./nesh-here --junit smoke.xml --timeout 1m smoke.nesh"], ["ls", "!head smoke.xml"],
            ]),
        Walk(
            lesson: "channel",
            steps: [
                ["ls", "run-enclave --memory 128 --cpu-count 2 --enclave-cid 16 --debug-mode"],
                ["wait vsock 16:5006 --timeout 1ms", "wait vsock 16:5005 --timeout 20s"],
                ["vsock connect 5005 --send ask", "vsock connect 16:5005 --send hi"], ["ls", "vsock ls --json"],
                ["vsock connect 5005 --send hello", "vsock connect lesson 5005 --send ask"],
                [
                    "!echo \"localhost $port\" > lesson-list.yaml",
                    "!echo \"allowlist: [{address: localhost, port: $port}]\" > ./lesson-list.yaml",
                ],
                [
                    "vsock-proxy 8001 example.com 443 --config lesson.eif",
                    "vsock-proxy 8001 localhost 22 --config lesson-list.yaml",
                ],
                ["ls", "vsock-proxy -4 8001 localhost $port --config lesson-list.yaml &"],
                ["wait vsock 3:8002 --timeout 1ms", "wait vsock 3:8001"],
                ["vsock connect 5005 --send hello", "vsock connect 5005 --send ask"], ["ls", "console --for 1s"],
            ]),
    ]

    @Test(arguments: walks) func aLessonTakesItsAnswersByTheirEffect(_ walk: Walk) throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", walk.lesson)
        for (index, lines) in walk.steps.enumerated() {
            try terminal.expect("step \(index + 1) of \(walk.steps.count)")
            for wrong in lines.dropLast() {
                let start = terminal.session.output.count
                terminal.enter(wrong)
                try terminal.enter("echo \"mark\"-\(index)", until: "mark-\(index)")
                #expect(!String(decoding: terminal.session.output[start...], as: UTF8.self).contains("✓ done"))
            }
            try terminal.enter(lines.last ?? "", until: "✓ done")
        }
        try terminal.expect("is done.")
        try terminal.enter("ls", until: "no enclave is running")
        terminal.type("\u{4}")
        #expect(try terminal.end() == 0)
        // Nothing of the lesson's folder is left. A container tool that is asked for its images leaves folders of its own.
        let left = try FileManager.default.contentsOfDirectory(atPath: stage.folder.path + "/tmp")
        #expect(left.filter { $0.hasPrefix("nesh") } == [])
    }
}
