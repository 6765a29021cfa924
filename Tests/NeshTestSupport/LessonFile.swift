import Foundation

/// The files of the lessons, in docs/tutorial.
package enum LessonFile {
    /// A lesson as the program carries it: where there is no checkout, its app is where `tutorial app` puts it.
    /// - Parameter folder: the language's below docs/tutorial: none, or `ja/`.
    /// - Throws: what reading the file throws.
    package static func carried(_ name: String, folder: String = "") throws -> String {
        try String(contentsOfFile: "\(TestProgram.repository)/docs/tutorial/\(folder)\(name).nesh", encoding: .utf8)
            .replacingOccurrences(of: ":-docs/tutorial/hello-app}", with: ":-hello-app}")
    }
}
