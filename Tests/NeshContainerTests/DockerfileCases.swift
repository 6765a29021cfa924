import Foundation

/// A Dockerfile of `Dockerfiles/cases.txt` with its files and options.
struct DockerfileCase {
    var name: String
    /// As both programs write them: `--target two`.
    var options: [String]
    /// By name; `Dockerfile` among them.
    var files: [String: String]

    /// Others build on it.
    var isBase: Bool { options == ["--tag"] }

    static let all: [DockerfileCase] = {
        let path = URL(fileURLWithPath: #filePath).appendingPathComponent("../Dockerfiles/cases.txt").standardized
        guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [] }
        var cases: [DockerfileCase] = []
        var file = "Dockerfile"
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("=== ") {
                let parts = line.dropFirst(4).split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                let options = parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : []
                cases.append(DockerfileCase(name: parts[0], options: options, files: [:]))
                file = "Dockerfile"
            } else if line.hasPrefix("--- ") {
                file = String(line.dropFirst(4))
            } else if !cases.isEmpty {
                cases[cases.count - 1].files[file, default: ""] += line + "\n"
            }
        }
        return cases
    }()
}
