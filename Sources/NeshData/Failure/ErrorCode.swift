/// The error codes of nitro-cli 1.5, `E00` to `E60`; the raw value is the number.
///
/// Scripts test these, so a name and its number never change.
package enum ErrorCode: Int, Sendable, CaseIterable, Comparable {
    case unspecified = 0
    case missingArgument, conflictingArgument, invalidArgument
    case socketPairCreation, processSpawn, daemonizeProcess, readFromDisk, unusableConnection
    case socketClose, socketConnectTimeout, socket, epoll, inotify, invalidCommand, lockAcquire
    case threadJoin, serde, filePermissions, fileOperation
    case invalidCpuConfiguration, noSuchCpuAvailableInPool, insufficientCpus, malformedCpuId, cpuError
    case noSuchHugepageFlag, insufficientMemoryRequested, insufficientMemoryAvailable
    case invalidEnclaveFd, ioctl, ioctlImageLoadInfo, ioctlSetMemoryRegion, ioctlAddVcpu, ioctlEnclaveStart
    case memoryOverflow, eifParsing, enclaveBoot, enclaveEventWait, enclaveProcessCommandNotExecuted
    case enclaveProcessConnection, socketPathNotFound, enclaveProcessSendReply, enclaveMmap, enclaveMunmap
    case enclaveConsoleConnection, enclaveConsoleRead, enclaveConsoleWriteOutput
    case integerParsing, eifBuilding, dockerImageBuild, dockerImagePull
    case artifactsPathNotSet, blobsPathNotSet, clockSkew, signalMasking, signalUnmasking
    case logger, hasher, enclaveNaming, eifSignatureChecker, eifSigning

    /// `E00` … `E60`, as nitro-cli prints it.
    package var text: String {
        rawValue < 10 ? "E0\(rawValue)" : "E\(rawValue)"
    }

    /// Reads `E26`, `e26` or `26`; nil for anything else.
    package init?(text: some StringProtocol) {
        var digits = text[...]
        if let first = digits.first, first == "E" || first == "e" { digits = digits.dropFirst() }
        guard digits.utf8.count <= 2, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int(digits)
        else { return nil }
        self.init(rawValue: number)
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
