import NeshData
import NeshEnclave
import NeshLocal
import Testing

@Suite("Protocol") struct WireTests {
    /// The bytes of the description: a little-endian length, then a CBOR text, twice.
    static let terminate: [UInt8] = [0x0a, 0, 0, 0, 0, 0, 0, 0, 0x69] + Array("Terminate".utf8)

    @Test("A command goes out twice, then its arguments")
    func requests() {
        #expect(KeeperRequest.terminate.encoded == Self.terminate + Self.terminate)
        let describe: [UInt8] = [9, 0, 0, 0, 0, 0, 0, 0, 0x68] + Array("Describe".utf8)
        let arguments: [UInt8] = [11, 0, 0, 0, 0, 0, 0, 0, 0xa1, 0x68] + Array("metadata".utf8) + [0xf5]
        #expect(KeeperRequest.describe(.metadata).encoded == describe + describe + arguments)
        let name: [UInt8] = [6, 0, 0, 0, 0, 0, 0, 0, 0x65] + Array("hello".utf8)
        #expect(KeeperRequest.id(ofName: "hello").encoded.suffix(14) == name[...])
        #expect(KeeperRequest.cid.encoded.count == 2 * (8 + 1 + 13))
        #expect(KeeperRequest.flags.encoded.count == 2 * (8 + 1 + 15))
    }

    @Test("Requests are read in any pieces")
    func pieces() throws {
        let requests: [KeeperRequest] = [
            .describe([]), .describe(.metadata), .describe(.facts), .describe([.metadata, .facts, .use]), .terminate,
            .name,
            .id(ofName: "hello"), .id(ofName: ""), .cid, .flags, .ask([0x69, 1, 2]), .ask([]),
        ]
        for request in requests {
            for size in [1, 2, 7, 8, 9, 1000] {
                var reader = KeeperRequestReader()
                var rest = request.encoded[...]
                var read: KeeperRequest?
                while read == nil, !rest.isEmpty {
                    reader.append(Array(rest.prefix(size)))
                    rest = rest.dropFirst(size)
                    read = try reader.next()
                }
                #expect(read == request)
                #expect(rest.isEmpty)
            }
        }
    }

    @Test("What is no request is an error, never more")
    func malformed() {
        let frame = Frame.encode
        let bad: [[UInt8]] = [
            Array("GET / HTTP/1.1\r\n\r\n".utf8), [UInt8](repeating: 0xff, count: 64),
            [UInt8](repeating: 0, count: 8), frame("Nonsense"), frame(7), frame(["Terminate": 1]),
            frame("Terminate") + frame("Describe"), frame("Describe") + frame("Describe") + frame(1),
            frame("Describe") + frame("Describe") + frame([]), frame("GetIDbyName") + frame("GetIDbyName") + frame(1),
            Frame.number(1 << 20) + [1], [1, 0, 0, 0, 0, 0, 0, 0, 0x7f], [1, 0, 0, 0, 0, 0, 0, 0, 0x9b],
            [2, 0, 0, 0, 0, 0, 0, 0, 0x61, 0xff],
        ]
        for bytes in bad {
            var reader = KeeperRequestReader()
            reader.append(bytes)
            #expect(throws: FrameReader.Malformed.self, "\(bytes.prefix(20))") { _ = try reader.next() }
        }
    }

    @Test("No stream of bytes does more than be refused")
    func noise() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            var bytes = KeeperRequest.describe([.metadata, .facts]).encoded
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
            var reader = KeeperRequestReader()
            reader.append(bytes)
            _ = try? reader.next()
            var answer = KeeperAnswerReader(to: .terminate)
            try? answer.append(bytes)
            var stream = bytes
            while let message = try? StreamMessage.take(from: &stream) { _ = message }
        }
    }

    @Test("Answers are read as nitro-cli's keepers send them")
    func answers() throws {
        let frame = Frame.encode
        var describe = KeeperAnswerReader(to: .describe([]))
        let bytes = Frame.number(0xeec0) + frame(["StdOutMessage": "{\"a\":"]) + frame(["StdOutMessage": "1}"])
        for byte in bytes { try describe.append([byte]) }
        #expect(describe.output == "{\"a\":1}")
        #expect(describe.status == nil)
        try describe.append(frame(["Status": 0]))
        #expect(describe.status == 0)

        // Terminate: no confirmation, and the status may come first.
        var terminate = KeeperAnswerReader(to: .terminate)
        try terminate.append(
            frame(["Status": 0]) + frame(["StdErrMessage": "Successfully terminated"]) + frame(["StdOutMessage": "{}"]))
        #expect(terminate.status == 0)
        #expect(terminate.progress == ["Successfully terminated"])
        #expect(terminate.output == "{}")

        // A refusal of a question comes without the confirmation.
        var refused = KeeperAnswerReader(to: .describe([]))
        try refused.append(frame(["Status": 13]))
        #expect(refused.status == 13)

        for bad in [frame(["Else": 1]), frame(1), frame(["Status": "x"]), frame(["StdOutMessage": 1]), frame([:])] {
            var reader = KeeperAnswerReader(to: .terminate)
            #expect(throws: FrameReader.Malformed.self) { try reader.append(bad) }
        }
    }

    static let enclave = Enclave(
        id: Enclave.ID("i-0-enc1234"),
        grant: Grant(name: "hello \"quoted\"", cid: 16, cpuIDs: [1, 3], memoryMiB: 512, debug: true), processID: 77,
        state: .running, measurements: ["HashAlgorithm": "Sha384 { ... }", "PCR0": "00"],
        metadata: ["ImageName": "hello", "ImageVersion": "1", "Metadata": ["BuildTool": "x"]], engine: .local,
        startedAt: 1_700_000_000, imagePath: "/tmp/hello.eif", session: "mark")

    @Test("A description has nitro-cli's keys in nitro-cli's order, and can be read back")
    func description() throws {
        let keys = [
            "EnclaveName", "EnclaveID", "ProcessID", "EnclaveCID", "NumberOfCPUs", "CPUIDs", "MemoryMiB", "State",
            "Flags", "Measurements",
        ]
        let plain = Self.enclave.description(with: [])
        #expect(plain.object?.keys == keys)
        let full = Self.enclave.description(with: .metadata)
        #expect(full.object?.keys == keys + ["ImageName", "ImageVersion", "Metadata"])
        #expect(Enclave(description: Self.enclave.description(with: [.metadata, .facts])) == Self.enclave)
        for key in ["EnclaveID", "ProcessID", "EnclaveCID", "CPUIDs", "MemoryMiB", "State", "Flags"] {
            var object = try #require(plain.object)
            object[key] = nil
            #expect(Enclave(description: .object(object)) == nil, "without \(key)")
        }
    }

    @Test("Stream messages survive the way, in any pieces")
    func stream() throws {
        let messages: [StreamMessage] = [
            .hello(Self.enclave, position: 12, backlog: 7),
            .bytes([]), .bytes([0, 1, 255]), .gap(1 << 40), .ended(.exited(3)),
            .ended(.signalled(9)), .ended(.outOfMemory), .ended(.terminated), .ended(.lost("why")),
            .ended(.bootFailed("why")),
            .refused(Failure(.enclaveBoot, "no", details: ["a"], fixes: ["b"])),
            .refused(Failure(.enclaveBoot, "no", about: .parameter("--memory", instead: "64"))),
            .refused(Failure(.enclaveBoot, "no", about: .parameter("--cpu-ids"))),
            .refused(Failure(.fileOperation, "no", about: .file("/a b", isMissing: true))),
            .refused(Failure(.enclaveNaming, "no", about: .enclave("a", near: ["b", "c"]))), .started(Self.enclave),
            .note("careful"), .note(EnclaveNote("no limit", isMinor: true)), .listening,
        ]
        var buffer: [UInt8] = []
        var read: [StreamMessage] = []
        for byte in messages.flatMap(\.encoded) {
            buffer.append(byte)
            if let message = try StreamMessage.take(from: &buffer) { read.append(message) }
        }
        #expect(read == messages)
        #expect(buffer.isEmpty)
        for bad: [UInt8] in [[99, 0, 0, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0x7f]] {
            var buffer = bad
            #expect(throws: FrameReader.Malformed.self) { _ = try StreamMessage.take(from: &buffer) }
        }
    }

    @Test("The console's handshake carries a version")
    func handshake() {
        #expect(StreamRequest.events.encoded == Array("NESH".utf8) + [1, 3, 0, 0])
        #expect(StreamRequest.read(StreamRequest.consoleFromNow.encoded) == .request(.consoleFromNow))
        #expect(StreamRequest.read(Array("NESH".utf8) + [2, 1, 0, 0]) == .otherVersion(2))
        #expect(StreamRequest.read(Array("NESH".utf8) + [1, 9, 0, 0]) == .malformed)
        #expect(StreamRequest.read(Array("GET ".utf8)) == .malformed)
        #expect(StreamRequest.read(Array("NES".utf8)) == nil)
        #expect(StreamRequest.read([]) == nil)
    }

    private func read(_ bytes: [UInt8]) throws -> KeeperAnswerReader {
        var reader = KeeperAnswerReader(to: .describe([]))
        for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
            try reader.append(Array(bytes[start..<min(bytes.count, start + 1 << 16)]))
        }
        return reader
    }

    @Test("An answer is bounded in bytes and in values, however it is cut into messages")
    func endless() throws {
        let begin = Frame.number(KeeperAnswer.confirmation)
        let piece = String(repeating: "x", count: 60_000)
        let endless = [
            begin + (0..<20).flatMap { _ in KeeperAnswer.output(piece) },
            begin + (0..<20).flatMap { _ in KeeperAnswer.progress(piece) },
            begin + (0..<120_000).flatMap { _ in KeeperAnswer.progress("") },
            begin + KeeperAnswer.output(String(repeating: "x", count: 1 << 20)),
            begin + Frame.encode(.array(Array(repeating: .null, count: 1000))),
        ]
        for bytes in endless { #expect(throws: FrameReader.Malformed.self) { try read(bytes) } }
        let full = String(repeating: "[],", count: 200_000)
        #expect(try read(begin + KeeperAnswer.output("[" + full + "0]")).json == nil)
        #expect(try read(begin + KeeperAnswer.output("[1]")).json == [1])
    }

    static let absurd: [(String, JSON)] = [
        ("MemoryMiB", .integer(.max)), ("MemoryMiB", -1), ("MemoryMiB", .unsigned(.max)),
        ("CPUIDs", .array((0..<200_000).map { .integer($0) })), ("CPUIDs", [-1]), ("CPUIDs", [4096]), ("CPUIDs", ["1"]),
        ("EnclaveCID", .integer(1 << 32)), ("ProcessID", -1),
        ("EnclaveName", .string(String(repeating: "n", count: 5000))),
    ]

    @Test("Claims that no machine can meet are no description", arguments: absurd.indices)
    func claims(index: Int) throws {
        let enclave = Enclave(
            id: .init("i-0-enc1"), grant: Grant(name: "app", cid: 16, cpuIDs: [1], memoryMiB: 64, debug: false),
            processID: 1, state: .running, measurements: [:], engine: .local)
        guard case .object(var object) = enclave.description(with: .facts) else { return }
        #expect(Enclave(description: .object(object)) == enclave)
        object[Self.absurd[index].0] = Self.absurd[index].1
        #expect(Enclave(description: .object(object)) == nil)
    }

    /// Lines of its own would look like nesh's: a keeper is anybody who has a socket in a shared directory.
    @Test("What a keeper says of itself stays on its line")
    func hostileNames() throws {
        let evil = "x started\n• hello was terminated\t\u{1b}[2Jerror: run !evil\u{202e}\u{2028}"
        let spelled = "x started^J• hello was terminated^I^[[2Jerror: run !evil\\u{202e}\\u{2028}"
        guard case .object(var object) = Self.enclave.description(with: .facts) else { return }
        object["EnclaveName"] = .string(evil)
        object["Nesh"] = ["ImagePath": .string(evil), "Session": .string(evil)]
        let enclave = try #require(Enclave(description: .object(object)))
        #expect([enclave.grant.name, enclave.imagePath, enclave.session] == [spelled, spelled, spelled])
        object["EnclaveID"] = "i-0-enc1\n2"
        #expect(Enclave(description: .object(object)) == nil)
        let failure = Failure(.enclaveBoot, evil, details: [evil], fixes: [evil])
        #expect(Failure(json: failure.json) == Failure(.enclaveBoot, spelled, details: [spelled], fixes: [spelled]))
        for (sent, read) in [
            (StreamMessage.ended(.lost(evil)), StreamMessage.ended(.lost(spelled))),
            (.ended(.bootFailed(evil)), .ended(.bootFailed(spelled))),
            (.note(EnclaveNote(evil)), .note(EnclaveNote(spelled))),
        ] {
            var buffer = sent.encoded
            #expect(try StreamMessage.take(from: &buffer) == read)
        }
        #expect(SlotFile.slot(of: "12\nerror: x.sock") == nil)
        #expect(SlotFile.slot(of: "12.sock")?.slot == "12")
    }

    @Test("A time that cannot be told is none")
    func times() {
        for time: Int64 in [.min, .max, -1] {
            let json: JSON = [
                "EnclaveID": "i-0-enc1", "ProcessID": 1, "EnclaveCID": 16, "MemoryMiB": 64, "CPUIDs": [1],
                "Flags": "NONE", "State": "RUNNING",
                "Nesh": ["StartedAt": .integer(time), "MemoryUsed": .integer(time)],
            ]
            let enclave = Enclave(description: json)
            #expect(enclave != nil && enclave?.startedAt == nil && enclave?.memoryUsed == nil)
        }
    }
}
