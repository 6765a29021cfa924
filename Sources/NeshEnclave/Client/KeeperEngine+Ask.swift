import NeshData
import NeshSystem

extension KeeperEngine {
    package func ask(_ request: [UInt8], of id: Enclave.ID, interrupt: Interrupt) throws(Failure) -> [UInt8] {
        let slot = try slot(of: id)
        let call = PeerCall(directory.socket(slot), slot: slot, .ask(request))
        try Survey.wait(for: [call], until: Deadline(after: .seconds(10)), interrupt: interrupt)
        switch call.outcome {
        case .answered(let answer):
            switch answer.status {
            case .some(KeeperAnswer.Status.done):
                if let reply = answer.json?.string.flatMap({ Base64.decode($0.utf8) }) { return reply }
            case .some(KeeperAnswer.Status.notPermitted):
                throw Failure(
                    .enclaveProcessCommandNotExecuted,
                    "the enclave \(id) belongs to another user, who alone may ask its security module")
            // Keepers of nitro-cli and of older releases do not know the question.
            case .some(KeeperAnswer.Status.notSupported), .some(KeeperAnswer.Status.invalid), nil:
                throw Failure.noModule(of: id)
            default: break
            }
            throw Failure(.enclaveProcessConnection, "the keeper of \(id) sent something malformed")
        case .stale, .missing, nil: throw Failure.unknown(id)
        case .failed(let why): throw Failure(.enclaveProcessConnection, "the keeper of \(id) did not answer: \(why)")
        }
    }
}
