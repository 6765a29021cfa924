import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshRelay
import NeshSystem
import NeshText
import NeshVsock
import NeshWatch

enum Top: Command {
    static let name = "top"

    struct Parameters: ParameterGroup {
        let sort = Parameter.option(
            "--sort", .choice("COLUMN", TopOrder.self), "cpu, memory, console, vsock or name. Default: cpu")
        let every = Parameter.option("--every", .duration, "Look again after this time. Default: 1s")
        let count = Parameter.option("-n", .count("N", in: 1...Int.max), "Stop after printing this many times")
    }

    static let declaration = declare(
        .session, "Watch what the enclaves use: CPU, memory, console, vsock connections",
        "エンクレーブの使用状況を表示し続ける: CPU、メモリ、コンソール、vsock 接続",
        details: """
            CPU is in percent of one CPU, so an enclave with two CPUs can use 200. q or Ctrl-C leaves; c, m, l, v and \
            n sort by CPU, memory, console, vsock connections and name, and r reverses the order. In a pipe, in a file \
            and on a terminal that cannot move its cursor, top prints one table after the other until the reader \
            closes. If an engine cannot measure a value, top shows -.
            """,
        examples: [
            "top": "all enclaves, the busiest first",
            "top --sort memory": "the largest first",
            "top -n 1": "one table, such as for a log",
            "top --json": "one look for programs",
        ], traits: [.offersJSON, .momentary, .foreground, .onlyTells])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let pause = try LiveLoop.pause(call[parameters.every] ?? .seconds(1))
        var content = TopContent(context, try context.engine(), call[parameters.sort] ?? .cpu)
        if call[CommonParameters.json] {
            try content.sample()
            try LiveLoop.rest(pause, context.interrupt)
            try content.sample()
            return Outcome(JSONReport(content.json))
        }
        let loop = LiveLoop(context: context, pause: pause, count: call[parameters.count], needsTwoLooks: true)
        try loop.run(&content)
        return Outcome()
    }
}

/// What `top` looks at.
private struct TopContent: LiveContent {
    private let context: CommandContext
    private let engine: any Engine
    private var vsock: VsockSwitch?
    private var meter = EnclaveMeter()
    private var processors = ProcessorTime.read()
    private var picture = TopPicture()

    init(_ context: CommandContext, _ engine: any Engine, _ order: TopOrder) {
        self.context = context
        self.engine = engine
        picture.order = order
        picture.selected = context.session.enclave?.id
        picture.language = context.language
        picture.isUnicode = context.session.environment.isUnicode
    }

    mutating func sample() throws(Failure) {
        let enclaves = try engine.enclaves(with: .use, interrupt: context.interrupt)
        meter.take(enclaves, connections(), at: ProcessorTime.now)
        picture.readings = meter.readings
        picture.machine = try? MachineResources.read()
        let processors = ProcessorTime.read()
        if let now = processors, let before = self.processors, let part = now.busy(since: before) {
            picture.machineCPU = picture.machineCPU.suffix(31) + [part * 100]
        }
        self.processors = processors
        picture.clock = ClockText.of(WallClock.seconds)
    }

    /// Nil where only the kernel knows them, as of the machine's own vsock.
    private mutating func connections() -> [VsockConnection]? {
        // Somebody may have begun to use it since.
        if vsock == nil {
            do throws(Failure) { vsock = try VsockAccess.made(in: context) } catch { return nil }
        }
        guard let vsock else { return [] }
        return try? vsock.connections()
    }

    func rows(width: Int, height: Int?) -> [StyledText] { picture.rows(width: width, height: height) }

    mutating func take(_ key: Character) -> Bool {
        switch key {
        case "r": picture.isReversed.toggle()
        case "↓", "j": picture.offset = min(picture.offset + 1, max(0, picture.readings.count - 1))
        case "↑", "k": picture.offset = max(0, picture.offset - 1)
        case "→", "←":
            let all = TopOrder.allCases
            let place = all.firstIndex(of: picture.order) ?? 0
            picture.order = all[(place + (key == "→" ? 1 : all.count - 1)) % all.count]
        default:
            guard let order = TopOrder.allCases.first(where: { $0.key == key }) else { return false }
            picture.order = order
        }
        return true
    }

    var json: JSON {
        .array(
            picture.order.sorted(meter.readings, reversed: false).map { reading in
                let enclave = reading.enclave
                func number(_ value: Double?) -> JSON { value.map { .number(($0 * 10).rounded() / 10) } ?? .null }
                func whole(_ value: Int?) -> JSON { value.map { .integer(Int64($0)) } ?? .null }
                return [
                    "EnclaveName": .string(enclave.name), "EnclaveID": .string(enclave.id.text),
                    "EnclaveCID": .integer(Int64(enclave.cid)), "NumberOfCPUs": whole(enclave.cpuIDs.count),
                    "CPUPercent": number(reading.cpu), "MemoryMiB": whole(enclave.memoryMiB),
                    "MemoryUsedBytes": whole(enclave.memoryUsed), "ConsoleBytes": whole(enclave.consoleBytes),
                    "ConsoleBytesPerSecond": number(reading.consoleRate),
                    "VsockConnections": whole(reading.connections),
                    "StartedAt": enclave.startedAt.map { .integer($0) } ?? .null,
                ]
            })
    }
}
