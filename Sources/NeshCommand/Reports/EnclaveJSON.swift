import NeshData
import NeshEnclave

extension Enclave {
    /// What `run-enclave` prints, in nitro-cli's order.
    package var runJSON: JSON {
        [
            "EnclaveName": .string(grant.name), "EnclaveID": .string(id.text), "ProcessID": .integer(Int64(processID)),
            "EnclaveCID": .integer(Int64(grant.cid)), "NumberOfCPUs": .integer(Int64(grant.cpuIDs.count)),
            "CPUIDs": .array(grant.cpuIDs.map { .integer(Int64($0)) }), "MemoryMiB": .integer(Int64(grant.memoryMiB)),
        ]
    }

    /// One element of what `describe-enclaves` prints.
    package var describeJSON: JSON {
        guard case .object(var object) = runJSON else { return runJSON }
        object["State"] = .string(state.rawValue)
        object["Flags"] = .string(grant.debug ? "DEBUG_MODE" : "NONE")
        object["Measurements"] = measurements
        for member in metadata?.members ?? [] { object[member.key] = member.value }
        // Only where it is so: all else is then what the keeper recorded last.
        if silence != nil { object["KeeperAnswers"] = false }
        return .object(object)
    }

    /// What `terminate-enclave` prints of one.
    package var terminatedJSON: JSON {
        ["EnclaveName": .string(grant.name), "EnclaveID": .string(id.text), "Terminated": true]
    }
}
