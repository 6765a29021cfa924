import NeshSystem

/// A line that starts an enclave.
package enum StartLine {
    /// The image of examples.
    static let image = "hello.eif"

    /// Of the current image, of the one that examples are about, or of one to name.
    /// - Parameter options: what the enclave is to have besides.
    package static func with(_ options: String, in session: Session) -> String {
        let file = File.exists(image) ? image : "FILE"
        return "run-enclave \(session.image == nil ? "--eif-path \(file) " : "")--cpu-count 2 --memory auto \(options)"
    }
}
