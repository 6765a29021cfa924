import NeshData
import NeshSystem

/// One connection on a keeper's command socket: a request, an answer, the end.
final class CommandClient {
    /// A peer that has not asked within this time is dropped.
    static let patience = Duration.seconds(10)

    let connection: KeeperConnection
    private var reader = KeeperRequestReader()
    private var answered = false
    /// It asked for the enclave's end and gets an answer when that has come.
    private(set) var awaitsEnd = false

    init(_ connection: KeeperConnection) { self.connection = connection }

    /// What the enclave's keeper does about a request that this file cannot answer by itself.
    enum Wish {
        case terminate
        /// Hand this to the enclave's security module.
        case ask([UInt8])
    }

    /// Reads and answers. A peer that does not follow the protocol loses its connection, nothing else.
    /// - Parameters:
    ///   - description: the answer to `Describe`.
    ///   - owner: the user whose enclave it is.
    func advance(_ enclave: Enclave, description: (EnclaveDetails) -> [UInt8], owner: UInt32) -> Wish? {
        let bytes = connection.receive()
        // What follows a request has no meaning.
        guard !answered, !bytes.isEmpty else { return nil }
        reader.append(bytes)
        let request: KeeperRequest
        do {
            guard let next = try reader.next() else { return nil }
            request = next
        } catch {
            answered = true
            connection.closesWhenSent = true
            connection.queue(KeeperAnswer.status(KeeperAnswer.Status.invalid))
            return nil
        }
        answered = true
        let wish = answer(request, enclave, description, owner: owner)
        // Who waits for the end waits for as long as that takes; an answer is to be taken soon.
        connection.deadline = awaitsEnd ? nil : Deadline(after: Self.patience)
        return wish
    }

    private func answer(
        _ request: KeeperRequest, _ enclave: Enclave, _ description: (EnclaveDetails) -> [UInt8], owner: UInt32
    ) -> Wish? {
        let user = connection.peer.userID
        guard request.verb.isPublic || user == 0 || user == owner else {
            finish(KeeperAnswer.status(KeeperAnswer.Status.notPermitted))
            return nil
        }
        switch request {
        case .describe(let details): finish(description(details))
        case .name: finish(KeeperAnswer.value(.string(enclave.name)))
        case .id(let name): finish(KeeperAnswer.value(name == enclave.name ? .string(enclave.id.text) : nil))
        case .cid: finish(Frame.number(UInt64(enclave.cid)))
        case .flags: finish(Frame.number(enclave.debug ? 1 : 0))
        case .terminate:
            awaitsEnd = true
            return .terminate
        case .ask(let request): return .ask(request)
        case .other(.run): finish(KeeperAnswer.status(KeeperAnswer.Status.busy))
        // Meant for within a keeper: from outside they would take its socket away.
        case .other: finish(KeeperAnswer.status(KeeperAnswer.Status.notPermitted))
        }
        return nil
    }

    private func finish(_ bytes: [UInt8]) {
        connection.closesWhenSent = true
        connection.queue(bytes)
    }

    /// What the security module answered; nil where the enclave has none.
    func reply(_ answer: [UInt8]?) {
        finish(
            answer.map { KeeperAnswer.value(.string(Base64.encode($0))) }
                ?? KeeperAnswer.status(KeeperAnswer.Status.notSupported))
    }

    /// The enclave is gone: who asked for that gets an answer.
    func reportEnd(_ enclave: Enclave) {
        guard awaitsEnd else { return }
        let report: JSON = [
            "EnclaveName": .string(enclave.name), "EnclaveID": .string(enclave.id.text), "Terminated": true,
        ]
        finish(
            KeeperAnswer.progress("Successfully terminated enclave \(enclave.id).\n")
                + KeeperAnswer.output(report.pretty + "\n") + KeeperAnswer.status(KeeperAnswer.Status.done))
    }
}
