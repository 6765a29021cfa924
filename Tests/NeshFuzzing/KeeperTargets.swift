import NeshData
import NeshEnclave
import NeshLocal
import NeshSystem

extension FuzzTarget {
    /// What anybody may put beside a socket.
    static let record = FuzzTarget(
        name: "record",
        seeds: {
            let identity = ProcessIdentity(id: 7, startTicks: 12, boot: "b", namespace: 4_026_531_836)
            return [identity, nil].map { keeper in
                let record = KeeperRecord(
                    enclave: seedEnclave, keeper: keeper, controlGroups: ["/sys/fs/cgroup/nesh-1122334455667788"])
                return Array(record.json.compact.utf8)
            }
        },
        run: { bytes in
            guard let record = KeeperRecord(bytes) else { return }
            try check(record.enclave)
            // Larger by what is written in a longer form only.
            guard let again = KeeperRecord(Array(record.json.compact.utf8)) else {
                if record.json.compact.utf8.count > KeeperRecord.sizeLimit { return }
                throw FuzzFinding(description: "what was written is not read: \(record.json.compact)")
            }
            try hold(again == record, "another record comes back")
        })

    /// What anybody may answer on a socket, in two pieces.
    static let answer = FuzzTarget(
        name: "answer",
        seeds: {
            let description = seedEnclave.description(with: [.metadata, .facts])
            return [
                KeeperAnswer.value(description), KeeperAnswer.status(KeeperAnswer.Status.notPermitted),
                KeeperAnswer.progress("so far\n") + KeeperAnswer.output("{}") + KeeperAnswer.status(0),
                // Arrays that each announce all that follows.
                Frame.number(KeeperAnswer.confirmation) + Frame.number(18)
                    + [0x9a, 0, 0, 0, 13, 0x9a, 0, 0, 0, 8, 0x9a, 0, 0, 0, 3, 0, 0, 0],
            ]
        },
        run: { bytes in
            for request in [KeeperRequest.describe([.metadata, .facts]), .terminate] {
                try accepted {
                    var reader = KeeperAnswerReader(to: request)
                    let half = bytes.count / 2
                    try reader.append(Array(bytes[..<half]))
                    try reader.append(Array(bytes[half...]))
                    try hold(reader.output.utf8.count <= KeeperAnswerReader.limit, "an answer without a bound")
                    guard let json = reader.json, let enclave = Enclave(description: json[0] ?? json) else { return }
                    try check(enclave)
                }
            }
        })

    /// What anybody may send as a console.
    static let stream = FuzzTarget(
        name: "stream",
        seeds: {
            [
                StreamMessage.hello(seedEnclave, position: 3, backlog: 4), .bytes([1, 2, 3]), .gap(7), .note("so"),
                .ended(.exited(3)), .started(seedEnclave), .refused(Failure(.socket, "no")), .listening,
            ].map(\.encoded)
        },
        run: { bytes in
            try accepted {
                var buffer = bytes
                while let message = try StreamMessage.take(from: &buffer) {
                    switch message {
                    case .hello(let enclave, _, _), .started(let enclave): try check(enclave)
                    default: break
                    }
                }
            }
        })

    private static let seedEnclave = Enclave(
        id: .init("i-0-enc1122334455667788"),
        grant: Grant(name: "app", cid: 16, cpuIDs: [1, 3], memoryMiB: 64, debug: true), processID: 9, state: .running,
        measurements: ["HashAlgorithm": "Sha384 { ... }", "PCR0": "00"],
        metadata: ["ImageName": "app"], engine: .local, startedAt: 1_700_000_000, imagePath: "/a.eif", session: "s",
        memoryUsed: 1 << 20)

    /// Whatever was said, it can be added up and told.
    private static func check(_ enclave: Enclave) throws(FuzzFinding) {
        try hold((0...(1 << 40)).contains(enclave.memoryMiB), "memory that no sum holds")
        try hold(enclave.cpuIDs.count <= 1024 && enclave.cpuIDs.allSatisfy { (0..<1024).contains($0) }, "CPUs")
        try hold((enclave.startedAt ?? 0) >= 0 && (enclave.startedAt ?? 0) < 1 << 40, "a time that cannot be told")
        try hold(enclave.name.utf8.count <= 4096 && enclave.id.text.utf8.count <= 4096, "endless names")
        _ = CPUList.text(enclave.cpuIDs)
    }
}
