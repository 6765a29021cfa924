import Glibc
import NeshData
import NeshSystem
import NeshYAML

/// Which hosts and ports a vsock-proxy may pass connections on to.
///
/// The file is AWS's: `allowlist:` with a list of `{address: NAME, port: N}`. Names are compared as they are written;
/// keys that are not known are left alone, as AWS's program leaves them.
package struct Allowlist: Sendable, Equatable {
    /// Where AWS's package puts it.
    package static let standardPath = "/etc/nitro_enclaves/vsock-proxy.yaml"

    /// One destination that connections may go to.
    package struct Entry: Sendable, Hashable {
        /// A host name or an address, as it is written.
        package var address: String
        /// 1 … 65535.
        package var port: UInt16

        package init(address: String, port: UInt16) { (self.address, self.port) = (address, port) }

        /// As a line of the file.
        package var line: String { "- {address: \(address), port: \(port)}" }
    }

    /// Of the file that was read.
    package let path: String
    /// In the order of the file.
    package let entries: [Entry]
    /// Written as `allowlist: [{…}, {…}]`, where no line with a dash may stand.
    private var isInBrackets = false

    package init(path: String, entries: [Entry]) { (self.path, self.entries) = (path, entries) }

    /// Reads the file.
    /// - Throws: E19 where it cannot be read, E17 where it is not an allowlist, with the place.
    package init(reading path: String) throws(Failure) {
        // Opening a pipe would wait for anyone who writes to it.
        if let status = try? File.status(path), status.st_mode & S_IFMT != S_IFREG {
            throw Failure(.fileOperation, "\(path) is not a file", about: .file(path))
        }
        let bytes: [UInt8]
        do {
            bytes = try File.read(path, limit: YAMLDocument.Bounds.size)
        } catch {
            var failure = error.failure(.fileOperation)
            failure.details = ["without an allowlist nothing is passed on"]
            if error.errno == ENOENT {
                let option = "--config FILE"
                failure.fixes = ["\(option)  # names another, with lines like this: \(Self.example)"]
            }
            throw failure
        }
        do throws(YAMLProblem) {
            let document = try YAMLDocument.parse(bytes)
            self.init(path: path, entries: try Self.entries(document))
            isInBrackets = document.root?.pairs?.first { $0.key.text == "allowlist" }?.value.isFlow ?? false
        } catch { throw error.failure(path).about(.file(path)) }
    }

    private static let example = "allowlist: [{address: kms.us-east-1.amazonaws.com, port: 443}]"

    private static func entries(_ document: YAMLDocument) throws(YAMLProblem) -> [Entry] {
        let root = document.root
        guard let pair = root?.pairs?.first(where: { $0.key.text == "allowlist" }) else {
            throw YAMLProblem("there is no allowlist", at: root?.start ?? .beginning, fixes: ["write \(example)"])
        }
        // `allowlist:` with nothing below it allows nothing.
        if pair.value.isEmpty { return [] }
        guard let elements = pair.value.elements else {
            throw YAMLProblem("the allowlist is not a list", at: pair.value.start, fixes: ["write \(example)"])
        }
        var entries: [Entry] = []
        for element in elements { entries.append(try entry(element)) }
        return entries
    }

    private static func entry(_ element: YAML) throws(YAMLProblem) -> Entry {
        guard let pairs = element.pairs else {
            throw YAMLProblem("this is not an address with a port", at: element.start, fixes: ["write \(example)"])
        }
        guard let address = pairs.first(where: { $0.key.text == "address" }) else {
            throw YAMLProblem("this entry has no address", at: element.start)
        }
        guard let name = address.value.text, !name.isEmpty else {
            throw YAMLProblem("this address is not text", at: address.value.start)
        }
        guard let port = pairs.first(where: { $0.key.text == "port" }) else {
            throw YAMLProblem("\(name) has no port", at: element.start)
        }
        guard case .scalar(let text, .plain) = port.value.content, let number = UInt16(text), number > 0 else {
            throw YAMLProblem("this port is not a number from 1 to 65535", at: port.value.start)
        }
        return Entry(address: name, port: number)
    }

    /// Names have to be the same to the letter; numeric addresses may be written differently.
    package func allows(_ wanted: Entry) -> Bool {
        entries.contains { entry in
            guard entry.port == wanted.port else { return false }
            if entry.address == wanted.address { return true }
            guard let address = InternetAddress(entry.address) else { return false }
            return address == InternetAddress(wanted.address)
        }
    }

    /// - Throws: E03 where the list does not name it, with what it names instead and the line that would.
    package func check(_ wanted: Entry) throws(Failure) {
        if allows(wanted) { return }
        let ports = entries.filter { $0.address == wanted.address }.map { "\($0.port)" }
        let near = Suggestion.closest(to: wanted.address, in: entries.map(\.address))
        var details: [String] = []
        if !ports.isEmpty {
            details = ["\(wanted.address) is on the list with port \(ports.joined(separator: ", "))"]
        } else if let near {
            details = ["the list has \(near); names must be the same to the letter"]
        } else if entries.isEmpty {
            details = ["the list is empty"]
        }
        throw Failure(
            .invalidArgument, "\(wanted.address):\(wanted.port) is not allowed by \(path)", details: details,
            fixes: [
                isInBrackets
                    ? "add before the ] of its allowlist: \(wanted.line.dropFirst(2))"
                    : "add to its allowlist: \(wanted.line)"
            ])
    }
}
