import Foundation
import NeshData
import NeshImage
import NeshTestSupport
import Testing

/// The page on the format is tried: its commands run, in a shell, on a real image.
@Suite(.enabled(if: TestProgram.areInstalled("cpio", "openssl"), "cpio or openssl is not installed"))
struct DocumentationTests {
    @Test(arguments: ["hello.eif", "signed/hello-signed.eif"])
    func theCommandsOfThePageComputePCR2(name: String) throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/eif.md").standardizedFileURL
        let text = try String(contentsOf: page, encoding: .utf8)
        let blocks = text.components(separatedBy: "```sh\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        #expect(blocks.count == 4)
        let scratch = try Scratch()
        let script = "set -e\nimage='\(Golden.path(name))'\n" + blocks.joined()
        let output = String(decoding: try run("sh", "-c", script, in: scratch.path), as: UTF8.self)
        let description = try EIF.describe(path: Golden.path(name))
        #expect(output.contains("= " + description.measurements.pcr2))
        #expect(output.contains("\nrootfs/bin/hello\n"))
        #expect(output.contains("type 1  data at 560  size 262144\n"))
    }
}
