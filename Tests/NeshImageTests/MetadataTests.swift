import NeshData
import NeshImage
import Testing

/// What users put into metadata and variables.
@Suite struct MetadataTests {
    private func described(_ custom: JSON) -> JSON {
        EIFMetadata(
            imageName: "n", imageVersion: "1", buildTime: "then", buildTool: "nesh", buildToolVersion: "1",
            operatingSystem: "Linux", kernelVersion: "6", custom: custom
        ).described
    }

    @Test func ownMembersStandBesideTheFixedOnesAndHideNone() {
        let json = described(["BuildTime": "mine", "team": "a", "DockerInfo": ["x": 1]])
        #expect(json["BuildTime"] == "then")
        #expect(json["team"] == "a")
        #expect(json["CustomMetadata"] == ["BuildTime": "mine", "DockerInfo": ["x": 1]])
        #expect(described(["team": "a"])["CustomMetadata"] == nil)
        // A key that is needed for the others stands with them.
        let nested = described(["CustomMetadata": 5, "BuildTool": 6])
        #expect(nested["CustomMetadata"] == ["BuildTool": 6, "CustomMetadata": 5])
        #expect(described([1, 2])["CustomMetadata"] == [1, 2])
    }

    @Test func aKeyThatStandsTwiceIsToldAndRefusedByStrict() throws {
        let scratch = try Scratch()
        var tar = TestTar()
        tar.add("run", mode: 0o755)
        let path = try scratch.write("image.tar", TestImage(layers: [tar.finished]).dockerArchive())
        var request = EnclaveImageRequest.golden(
            .dockerArchive(path: path, reference: nil), to: scratch.file("image.eif"), scratch: scratch)
        request.metadataPath = try scratch.write("metadata.json", Array("{\"a\": 1,\n\"a\": 2}".utf8))
        let warnings = try BuiltImage(request).summary.warnings
        #expect(
            warnings.contains { $0.contains("'a' stands twice in one object, in line 2, column 1; the last value") })
        #expect(try EIF.describe(path: request.outputPath).metadata?.custom["a"] == 2)
        request.isStrict = true
        #expect(throws: Failure.self) { try BuiltImage(request) }
    }

    @Test func anEpochIsSecondsOrAnError() throws {
        #expect(try SourceDateEpoch.seconds("1700000000") == 1_700_000_000)
        #expect(try SourceDateEpoch.seconds("0") == 0)
        for text in ["abc", "-1", "+1", "1.5", " 1", "0x10", "4294967296", "99999999999999999999", "1e9"] {
            let failure = #expect(throws: Failure.self, "\(text)") { try SourceDateEpoch.seconds(text) }
            #expect(failure?.code == .invalidArgument)
        }
    }
}
