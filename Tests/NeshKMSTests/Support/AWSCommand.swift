import Foundation
import NeshTestSupport

/// AWS's command line: the one that is installed, else a copy for these tests from the package index.
enum AWSCommand {
    /// How it is called; nil where there is none.
    static let words: [String]? = {
        if (try? Python.start(["-c", "import subprocess; subprocess.run(['aws', '--version'], check=True)"]).status)
            == 0
        {
            return ["aws"]
        }
        guard let folder,
            let ended = try? Python.start(["-m", "pip", "install", "-q", "--target", folder.path, "awscli"]),
            ended.status == 0
        else { return nil }
        return ["python3", folder.path + "/bin/aws"]
    }()

    /// What finds the copy.
    static var environment: [String: String?] {
        guard words?.first == "python3", let folder else { return [:] }
        return ["PYTHONPATH": folder.path]
    }

    private static let folder: TemporaryDirectory? = {
        let folder = try? TemporaryDirectory()
        atexit {
            if let path = AWSCommand.folder?.path { try? FileManager.default.removeItem(atPath: path) }
        }
        return folder
    }()
}
