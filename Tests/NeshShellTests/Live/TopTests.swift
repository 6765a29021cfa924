import NeshCommand
import NeshEnclave
import NeshText
import NeshVsock
import Testing

@testable import NeshWatch

/// What `top` counts and how it draws it.
@Suite struct TopTests {
    private func enclave(_ name: String, cid: UInt32, cpu: Int?, console: Int? = nil, memory: Int? = nil) -> Enclave {
        var enclave = FakeEngine.enclave(name, cid: cid)
        enclave.cpuMicroseconds = cpu
        enclave.consoleBytes = console
        enclave.memoryUsed = memory
        return enclave
    }

    private func meter() -> EnclaveMeter {
        var meter = EnclaveMeter()
        let connections = [
            VsockConnection(from: .init(cid: 16, port: 1024), to: .init(cid: 3, port: 9000)),
            VsockConnection(from: .init(cid: 3, port: 1025), to: .init(cid: 16, port: 5005)),
        ]
        meter.take(
            [
                enclave("quiet", cid: 17, cpu: nil),
                enclave("busy", cid: 16, cpu: 1_000_000, console: 100, memory: 1 << 20),
            ],
            nil, at: 10)
        meter.take(
            [
                enclave("quiet", cid: 17, cpu: nil),
                enclave("busy", cid: 16, cpu: 4_000_000, console: 2148, memory: 256 << 20),
            ],
            connections, at: 12)
        return meter
    }

    @Test func ratesAreThoseBetweenTwoLooks() {
        let meter = meter()
        #expect(meter.readings.map(\.cpu) == [nil, 150])
        #expect(meter.readings.map(\.consoleRate) == [nil, 1024])
        #expect(meter.readings.map(\.connections) == [0, 2])
        var later = meter
        // Another process may have taken its time with it: that is no negative use.
        later.take([enclave("busy", cid: 16, cpu: 3_000_000)], nil, at: 13)
        #expect(later.readings.map(\.cpu) == [0] && later.readings[0].cpuBefore == [150, 0])
        #expect(later.readings[0].connections == nil && later.readings[0].consoleRate == nil)
    }

    @Test func ordersAreStable() {
        let readings = meter().readings
        func names(_ order: TopOrder, _ reversed: Bool = false) -> [String] {
            order.sorted(readings, reversed: reversed).map(\.enclave.name)
        }
        #expect(TopOrder.allCases.map { names($0) } == Array(repeating: ["busy", "quiet"], count: 5))
        #expect(names(.cpu, true) == ["quiet", "busy"] && names(.name, true) == ["quiet", "busy"])
        #expect(Set(TopOrder.allCases.map(\.key)).count == TopOrder.allCases.count)
    }

    @Test(
        "no row is wider than the screen, and none is missing",
        arguments: [30, 40, 59, 60, 79, 80, 99, 100, 200], Language.allCases)
    func fits(width: Int, language: Language) {
        var picture = TopPicture()
        picture.readings = meter().readings
        picture.readings[0].enclave.grant.name = "日本語の長い名前のエンクレーブ"
        picture.language = language
        picture.clock = "12:00:00"
        for isUnicode in [true, false] {
            picture.isUnicode = isUnicode
            let rows = picture.rows(width: width, height: 12)
            #expect(rows.count == 12)
            let table = rows.dropFirst(2).prefix(3).map { DisplayWidth.of($0.text) }
            #expect(table.allSatisfy { $0 <= max(width, 36) }, "\(table)")
            #expect(
                isUnicode || language == .japanese
                    || rows.dropLast(2).allSatisfy { row in
                        row.text.unicodeScalars.allSatisfy { $0.isASCII || $0.value > 0x3000 || $0 == "…" }
                    })
        }
    }

    @Test func moreThanTheScreenHoldsIsScrolled() {
        var picture = TopPicture()
        var meter = EnclaveMeter()
        meter.take((0..<20).map { enclave("e\($0 + 10)", cid: 16 + $0, cpu: 0) }, nil, at: 0)
        picture.readings = meter.readings
        picture.order = .name
        let first = picture.rows(width: 80, height: 10).map(\.text)
        #expect(first[3].hasPrefix("  e10") && first[7].hasPrefix("  e14") && first[8].contains("15 more"))
        picture.offset = 100
        #expect(picture.rows(width: 80, height: 10)[7].text.hasPrefix("  e29"))
    }

    @Test func smallGraphs() {
        #expect(Graph.curve([0, 1, 50, 100, 200], top: 100, width: 6, isUnicode: true) == "  ▁▄██")
        #expect(Graph.curve([1, 2, 3], top: 0, width: 2, isUnicode: false) == "  ")
        #expect(
            Graph.bar(0.5, width: 4, isUnicode: true) == "━━──" && Graph.bar(.nan, width: 2, isUnicode: true) == "──")
        #expect(
            Graph.bar(1e-9, width: 2, isUnicode: true) == "╸─" && Graph.bar(7, width: 2, isUnicode: false) == "[##]")
    }
}
