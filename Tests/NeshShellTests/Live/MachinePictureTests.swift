import NeshCommand
import NeshText
import Testing

@testable import NeshWatch

/// The machine drawn by `resources`.
@Suite struct MachinePictureTests {
    private func picture(_ coloured: Bool) -> MachinePicture {
        MachinePicture(
            [
                .init(kind: .parent, name: "parent", cpuIDs: [0, 2], memoryMiB: 7 << 10),
                .init(kind: .enclave, name: "one", cpuIDs: [1], memoryMiB: 512),
                .init(kind: .enclave, name: "日本語の名前", cpuIDs: [3], memoryMiB: 1),
                .init(kind: .free, name: "free", cpuIDs: [], memoryMiB: 511),
            ], cpuCount: 4, language: .english, isUnicode: true, isColoured: coloured)
    }

    @Test("every part of the memory has a place, and all together the whole row", arguments: [30, 40, 60, 80, 200])
    func memory(width: Int) throws {
        let lines = picture(false).lines(width: width)
        #expect(lines.allSatisfy { DisplayWidth.of($0.text) <= width })
        let bar = lines[1].text.dropFirst(8)
        #expect(bar.count == min(width - 9, 64))
        #expect(Set(bar) == ["▒", "a", "b", "░"], "without colours letters tell enclaves apart")
        #expect(lines[0].text == "CPUs    ▒ a ▒ b")
    }

    @Test("a CPU that is only counted has no mark, and is named", arguments: Language.allCases)
    func counted(language: Language) throws {
        let picture = MachinePicture(
            [
                .init(kind: .parent, name: "parent", cpuIDs: [0], memoryMiB: 7 << 10),
                .init(kind: .enclave, name: "one", cpuIDs: [1, 3], memoryMiB: 512),
                .init(kind: .free, name: "free", cpuIDs: [5], memoryMiB: 511),
            ], cpuCount: 2, language: language, isUnicode: true, isColoured: false)
        let lines = picture.lines(width: 40).map(\.text)
        #expect(lines[0] == (language == .japanese ? "CPU     ▒ a" : "CPUs    ▒ a"))
        #expect(lines.contains { $0.contains(language == .japanese ? "CPU: 3,5" : "CPUs 3,5;") }, "\(lines)")
        #expect(!self.picture(false).lines(width: 40).map(\.text).joined().contains("not on this machine"))
    }

    @Test func colours() throws {
        let lines = picture(true).lines(width: 80)
        #expect(!lines.map(\.text).joined().contains("a a") && lines[1].spans.contains { $0.role == .tint(1) })
    }

    @Test func aPipeGetsTheNumbersAlone() throws {
        guard case .picture(let lines) = picture(true).view else { throw Missing() }
        #expect(lines(nil).isEmpty && !lines(80).isEmpty)
    }

    private struct Missing: Error {}
}
