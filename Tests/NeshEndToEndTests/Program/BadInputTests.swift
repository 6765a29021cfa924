import Foundation
import Glibc
import NeshData
import Testing

/// What a person gets wrong, and what the program then says, does and leaves behind.
@Suite("Bad input") struct BadInputTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        /// The line; IMAGE stands for a good image.
        var line: String
        /// nitro-cli's code, which is also the exit status.
        var code: Int
        var says: String

        init(_ line: String, _ code: Int, _ says: String) {
            self.line = line
            self.code = code
            self.says = says
        }

        var testDescription: String { line }
        var tag: String { "[ E\(code < 10 ? "0" : "")\(code) ] " }

        func words() throws -> [String] {
            let image = try BuiltProgram.image.get()
            return line.split(separator: " ").map { $0 == "IMAGE" ? image : $0 == "EMPTY" ? "" : String($0) }
        }
    }

    static let run = "run-enclave --cpu-count 1 --eif-path"

    static let images: [Mistake] = [
        .init("describe-eif --eif-path none.eif", 19, "none.eif: No such file or directory"),
        .init("describe-eif --eif-path empty.eif", 35, "empty.eif is an empty file"),
        .init("describe-eif --eif-path text.eif", 35, "text.eif is a text file"),
        .init("describe-eif --eif-path folder.eif", 35, "folder.eif is a directory"),
        .init("\(run) none.eif --memory 64", 19, "none.eif: No such file or directory"),
        .init("\(run) empty.eif --memory 64", 35, "empty.eif is an empty file"),
        .init("\(run) text.eif --memory 64", 35, "text.eif is a text file"),
        .init("\(run) folder.eif --memory 64", 35, "folder.eif is a directory"),
        .init("\(run) crc.eif --memory 64", 35, "crc.eif is damaged: its checksum is wrong"),
        .init("\(run) EMPTY --memory 64", 3, "--eif-path: an empty word is not a name"),
    ]

    static let numbers: [Mistake] = [
        .init("\(run) IMAGE --memory 0", 26, "User provided `memory` is 0 MiB"),
        .init("\(run) IMAGE --memory 10", 26, "User provided `memory` is 10 MiB"),
        .init("\(run) IMAGE --memory -1", 3, "--memory: '-1' is not an amount of memory"),
        .init("\(run) IMAGE --memory zzz", 3, "--memory: 'zzz' is not an amount of memory"),
        .init("\(run) IMAGE --memory EMPTY", 3, "--memory: '' is not an amount of memory"),
        .init("\(run) IMAGE --memory 99999999999999999999", 3, "is not an amount of memory"),
        .init("\(run) IMAGE --memory 9999", 27, "you asked for 9999 MiB; 512 of the 512 MiB"),
        .init("\(run) IMAGE --memory 64 --enclave-cid 1", 3, "CID 1 belongs to the local loop"),
        .init("\(run) IMAGE --memory 64 --enclave-cid 2", 3, "CID 2 belongs to the host"),
        .init("\(run) IMAGE --memory 64 --enclave-cid 3", 3, "CID 3 belongs to the parent instance"),
        .init("\(run) IMAGE --memory 64 --enclave-cid -1", 3, "--enclave-cid: -1 is out of range"),
        .init("\(run) IMAGE --memory 64 --enclave-cid 4294967295", 3, "CID 4294967295 is too large"),
        .init("run-enclave --eif-path IMAGE --memory 64 --cpu-count 0", 3, "--cpu-count: 0 is out of range"),
        .init("run-enclave --eif-path IMAGE --memory 64 --cpu-count 9", 22, "you asked for 9 CPUs; 2 of"),
        .init("run-enclave --eif-path IMAGE --memory 64 --cpu-ids 1 1", 20, "CPU 1 is given twice"),
        .init("run-enclave --eif-path IMAGE --memory 64 --cpu-ids 2", 21, "CPU 2 is not in the pool"),
    ]

    static let objects: [Mistake] = [
        .init("terminate-enclave --enclave-id i-0-enc0", 11, "there is no enclave with the ID i-0-enc0"),
        .init("terminate-enclave --enclave-name nobody", 58, "there is no enclave named 'nobody'"),
        .init("terminate-enclave", 1, "no enclave is running"),
        .init("console --enclave-id i-0-enc0", 11, "there is no enclave with the ID i-0-enc0"),
        .init("console --enclave-name nobody", 58, "there is no enclave named 'nobody'"),
        .init("use nobody", 58, "there is no enclave 'nobody'"),
        .init("build-enclave --docker-uri rootfs:none --cmd /a --output-file new.eif", 19, "none: No such file"),
        .init("build-enclave --docker-uri docker-archive:none.tar --output-file new.eif", 19, "none.tar: No such file"),
        .init("build-enclave --docker-uri docker-archive:text.eif --output-file new.eif", 48, "text.eif"),
        .init("build-enclave --docker-uri a:1 --docker-dir folder.eif --output-file new.eif", 49, "has no Dockerfile"),
        .init("build-enclave --docker-uri a:1 --docker-dir none --output-file new.eif", 19, "none: No such file"),
    ]

    static let outputs: [Mistake] = ["none/new.eif", "folder.eif", "text.eif/new.eif", "fifo", "/proc/new.eif"]
        .map { .init("build-enclave --docker-uri a:1 --docker-dir CONTEXT --output-file \($0)", 19, "cannot write ") }

    static let configurations: [(String, Int, String)] = [
        (#"{"eif_path":"a.eif","memory_mib":"64","cpu_count":1}"#, 17, #"memory_mib is not a whole number: "64""#),
        (#"{"eif_path":"a.eif","memory_mib":64,"cpu_count":1.5}"#, 17, "cpu_count is not a whole number: 1.5"),
        (#"{"eif_path":"a.eif","memory_mib":64,"cpu_ids":[1,"x"]}"#, 17, #"cpu_ids is not a list of CPU ids: [1,"x"]"#),
        (#"{"eif_path":"a.eif","memory_mib":64,"cpu_ids":1}"#, 17, "cpu_ids is not a list of CPU ids: 1"),
        (#"{"eif_path":5,"memory_mib":64,"cpu_count":1}"#, 17, "eif_path is not a text: 5"),
        (#"{"eif_path":"a.eif","memory_mib":64,"cpu_count":1,"enclave_cid":-1}"#, 17, "enclave_cid is not"),
        (
            #"{"eif_path":"a.eif","memory_mib":64,"cpu_count":1,"debug_mode":"yes"}"#, 17,
            "debug_mode is not true or false"
        ),
        (#"{"eif_path":"a.eif","memory_mib":64,"cpu_count":1,"debug_mod":true}"#, 17, "did you mean 'debug_mode'?"),
        (#"["eif_path"]"#, 17, "is not a JSON object"),
        (#"{"eif_path":"#, 17, "is not JSON"),
        (#"{"eif_path":"a.eif","eif_path":"b.eif"}"#, 17, "the key 'eif_path' stands twice in one object, in line 1"),
        (#"{"eif_path":"IMAGE","memory_mib":64,"cpu_count":1,"enclave_cid":3}"#, 3, "the CID 3 is the parent's"),
        (#"{"eif_path":"IMAGE","memory_mib":64,"cpu_count":1,"enclave_cid":4294967296}"#, 3, "4294967296 is not a CID"),
        (#"{"eif_path":"IMAGE","memory_mib":64,"cpu_count":0}"#, 3, "the number of CPUs is 0"),
        (#"{"eif_path":"IMAGE","memory_mib":10,"cpu_count":1}"#, 26, "User provided `memory` is 10 MiB"),
        (#"{"eif_path":"a.eif","memory_mib":64}"#, 1, "one of cpu_count and cpu_ids is missing"),
        (#"{"eif_path":"a.eif","cpu_count":1}"#, 1, "memory_mib is missing"),
        (#"{"memory_mib":64,"cpu_count":1}"#, 1, "there is no current image"),
        (#"{"eif_path":"a.eif","memory_mib":64,"cpu_count":1,"cpu_ids":[1]}"#, 2, "exclude each other"),
    ]

    let home: Home

    init() throws {
        home = try Home()
        try Self.writeDamaged(to: home)
        try home.write("text.eif", "an image, said the letter, but it was none\n")
        try home.write("empty.eif", "")
        try home.write("folder.eif/.keep", "")
        // A device would do as well, but root's mistakes would replace it.
        mkfifo(home.path + "/fifo", 0o644)
    }

    /// `crc.eif`: an image with one wrong bit.
    static func writeDamaged(to home: Home) throws {
        var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: BuiltProgram.image.get())))
        bytes[bytes.count - 10] ^= 1
        try home.write("crc.eif", bytes)
    }

    /// Refused with its code, on standard error alone, and nothing is there that was not before.
    private func expectRefused(_ words: [String], _ mistake: Mistake) throws {
        let before = try home.listing()
        let ended = try home.run(words)
        #expect(ended.status == Int32(mistake.code))
        #expect(ended.output == "")
        #expect(ended.errors.contains(mistake.tag), "\(ended.errors)")
        #expect(ended.errors.contains(mistake.says), "\(ended.errors)")
        #expect(try home.listing() == before)
        #expect(try home.enclaves() == [])
    }

    @Test("Images", arguments: images)
    func image(_ mistake: Mistake) throws { try expectRefused(try mistake.words(), mistake) }

    @Test("Numbers", arguments: numbers)
    func number(_ mistake: Mistake) throws { try expectRefused(try mistake.words(), mistake) }

    @Test("Objects that are not there", arguments: objects)
    func object(_ mistake: Mistake) throws { try expectRefused(try mistake.words(), mistake) }

    @Test("Outputs that cannot be written", arguments: outputs)
    func output(_ mistake: Mistake) throws {
        let context = try BuiltProgram.context.get()
        try expectRefused(try mistake.words().map { $0 == "CONTEXT" ? context : $0 }, mistake)
    }

    @Test("A configuration file's keys and values are checked", arguments: configurations)
    func configuration(_ text: String, _ code: Int, _ says: String) throws {
        try home.write("c.json", text.replacing("IMAGE", with: try BuiltProgram.image.get()))
        let mistake = Mistake("run-enclave --config c.json", code, says)
        try expectRefused(try mistake.words(), mistake)
    }

    @Test("A good configuration file, nulls and zeros included, starts its enclave")
    func goodConfiguration() throws {
        let image = try BuiltProgram.image.get()
        try home.write(
            "c.json",
            #"{"eif_path":"\#(image)","memory_mib":64,"cpu_ids":[3],"cpu_count":null,"enclave_cid":0,"enclave_name":"c"}"#
        )
        let started = try home.run("run-enclave", "--config", "c.json")
        #expect(started.status == 0, "\(started.errors)")
        #expect(started.json?["CPUIDs"] == [3])
        #expect(started.json?["EnclaveName"] == "c")
    }

    @Test("An image cut anywhere is refused, and says where it ends")
    func truncated() throws {
        let good = try [UInt8](Data(contentsOf: URL(fileURLWithPath: BuiltProgram.image.get())))
        for count in [4, 100, 547, 548, 559, 560, good.count / 2, good.count - 1] {
            try home.write("cut.eif", Array(good.prefix(count)))
            let says = "cut.eif is cut off: "
            for line in ["describe-eif --eif-path cut.eif", "\(Self.run) cut.eif --memory 64"] {
                let ended = try home.run(line.split(separator: " ").map(String.init))
                #expect(ended.status == 35, "\(count) bytes: \(ended.errors)")
                #expect(ended.errors.contains("[ E35 ] ") && ended.errors.contains(says), "\(ended.errors)")
                #expect(ended.errors.contains(" the file has \(count)\n"), "\(ended.errors)")
                #expect(ended.output == "")
            }
        }
        #expect(try home.enclaves() == [])
    }

    @Test("A wrong checksum is told, not hidden, by describe-eif")
    func checksum() throws {
        let ended = try home.run("describe-eif", "--eif-path", "crc.eif")
        #expect(ended.status == 0)
        #expect(ended.json?["CheckCRC"] == false)
        #expect(try home.run("describe-eif", "--eif-path", BuiltProgram.image.get()).json?["CheckCRC"] == true)
    }

    @Test("1G is an amount, 0 chooses a CID, and a taken one names its owner")
    func goodNumbers() throws {
        #expect(try home.run("allocator", "set", "memory_mib", "1100").status == 0)
        let image = try BuiltProgram.image.get()
        let words = ["run-enclave", "--eif-path", image, "--cpu-count", "1", "--enclave-cid"]
        let started = try home.run(words + ["0", "--memory", "1G"])
        #expect(started.status == 0, "\(started.errors)")
        #expect(started.json?["MemoryMiB"] == 1024)
        let cid = try #require(started.json?["EnclaveCID"]?.integer)
        #expect(cid >= 4)
        let refused = try home.run(words + ["\(cid)", "--memory", "64"])
        #expect(refused.status == 3)
        #expect(refused.errors.contains("[ E03 ] the CID \(cid) belongs to the enclave app\n"), "\(refused.errors)")
        #expect(try home.enclaves().count == 1)
    }

    @Test("Conditions are shown as they were written; an empty word is named as one")
    func words() throws {
        let ended = try home.run("expect", "1", "==", "2")
        #expect(ended.status == 3)
        #expect(ended.errors.hasPrefix("error: expect failed: 1 == 2\n"), "\(ended.errors)")
        #expect(try home.run("").errors == "nesh: error: an empty word is neither a file nor a command\n")
    }

    @Test("A report is not written over a file that may not be read", arguments: Home.User.all.suffix(1))
    func unreadableReport(_ user: Home.User) throws {
        let home = try Home(user)
        let notes = try home.write("notes.json", "{}")
        try home.write("t.nesh", "true\n")
        if user == .nobody { #expect(chown(notes, 65_534, 65_534) == 0) }
        #expect(chmod(notes, 0) == 0)
        let ended = try home.run("--junit", "notes.json", "t.nesh")
        #expect(ended.errors.contains("notes.json is there already, and is not a report"), "\(ended.errors)")
        #expect(chmod(notes, 0o600) == 0)
        #expect(try String(contentsOfFile: notes, encoding: .utf8) == "{}")
    }

    @Test("A stray image is told its option")
    func strayImage() throws {
        let ended = try home.run("run-enclave", "text.eif", "--memory", "64", "--cpu-count", "1")
        #expect(ended.status == 2)
        #expect(ended.errors.contains("did you mean '--eif-path text.eif'?"), "\(ended.errors)")
    }

    @Test("A misspelt option is one mistake, not two")
    func misspelt() throws {
        let ended = try home.run("run-enclave", "--memroy", "64", "--cpu-cuont", "2")
        #expect(ended.status == 2)
        #expect(ended.errors.contains("did you mean '--memory'?"))
        #expect(ended.errors.contains("did you mean '--cpu-count'?"))
        #expect(!ended.errors.contains("missing"), "\(ended.errors)")
    }
}
