import NeshData
import NeshSystem

/// Reading what somebody may have yet to write: a FIFO, a terminal. Who waits for it must still hear Ctrl-C.
extension Foreground {
    /// - Throws: `Failure.interrupted`.
    package func script(at path: String) throws(Failure) -> Result<[UInt8], SystemError> {
        try read { interrupt throws(SystemError) in
            try File.read(path, limit: ScriptFile.largest, interrupt: interrupt)
        }
    }

    /// - Throws: E19 where it cannot be read; `Failure.interrupted`.
    package func script(from input: Int32) throws(Failure) -> [UInt8] {
        let read = try read { interrupt throws(SystemError) in
            try File.read(input, subject: "standard input", limit: ScriptFile.largest, interrupt: interrupt)
        }
        return try failing(.fileOperation, try read.get())
    }

    private func read(
        _ body: (Interrupt) throws(SystemError) -> [UInt8]
    ) throws(Failure) -> Result<[UInt8], SystemError> {
        try foreground(evenWhenEnding: false) { interrupt throws(Failure) in
            let read = Result { () throws(SystemError) in try body(interrupt) }
            if case .failure = read { try interrupt.check() }
            return read
        }
    }
}
