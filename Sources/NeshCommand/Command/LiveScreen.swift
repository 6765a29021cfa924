import NeshData
import NeshSystem
import NeshText

/// A terminal's whole screen, on which a command draws while somebody watches. The screen before comes back at `end`.
package protocol LiveScreen: AnyObject {
    var size: (rows: Int, columns: Int) { get }

    /// Puts rows in place of what is shown; what does not fit is cut.
    func draw(_ rows: [StyledText])

    /// Waits for what happens next.
    /// - Parameter source: a descriptor to wait for, too.
    /// - Throws: `Failure.interrupted`.
    func next(until deadline: Deadline, source: Int32?, interrupt: Interrupt) throws(Failure) -> LiveEvent

    func end()
}

/// What a live view waits for.
package enum LiveEvent: Sendable, Equatable {
    /// Ctrl-C is a key, too. Of a longer sequence only arrow keys are reported, as their place in ↑ ↓ → ←.
    case key(Character)
    case resized
    case time
    /// The other descriptor is ready.
    case source
    /// The terminal is gone.
    case end
}

/// Opens the terminal's screen; a service that is missing where nobody watches, or the terminal cannot move its cursor.
package struct LiveScreens: Sendable {
    /// Takes the screen until its value is let go of.
    package let open: @Sendable () throws(Failure) -> any LiveScreen

    /// - Parameter open: takes the screen; throws where the terminal does not let it.
    package init(open: @escaping @Sendable () throws(Failure) -> any LiveScreen) { self.open = open }
}

extension CommandContext {
    /// The screen for a live view; nil where the line's output goes elsewhere.
    package var screens: LiveScreens? { outputIsTerminal && !isInBackground ? services[LiveScreens.self] : nil }
}
