import NeshData
import NeshEnclave

/// What the executable hands in from the layers that the shell cannot see.
package struct Services: Sendable {
    /// The verbs that lines can have.
    package let commands: CommandTable
    /// The engine for these settings; the same one for the same settings. Throws where it cannot be had here.
    package var engine: @Sendable (Settings, Environment) throws(Failure) -> any Engine
    /// Shows a console on the terminal until the user leaves or it ends; nil if there is no terminal.
    package var attach: ConsoleAttach?
    /// Several consoles as one, whole lines with their names; nil where nothing can show that.
    package var mix: ConsoleMixing?
    /// The prompt that commands are typed at; nil in scripts.
    package var prompt: PromptDesk?
    /// Everything that is said goes through it.
    package var tap = OutputTap()
    /// Hears of a setting that has changed: its name, and what it is now; nil is the default.
    package var settingChanged: @Sendable (String, String?) -> Void = { _, _ in }
    private var others: [ObjectIdentifier: any Sendable] = [:]

    /// What verbs share that belong to a part above this one, by its type.
    package subscript<Other: Sendable>(_ type: Other.Type) -> Other? {
        get { others[ObjectIdentifier(type)] as? Other }
        set { others[ObjectIdentifier(type)] = newValue }
    }

    /// - Parameter engine: makes the engine that settings and environment ask for.
    package init(
        commands: CommandTable, engine: @escaping @Sendable (Settings, Environment) throws(Failure) -> any Engine,
        attach: ConsoleAttach? = nil, mix: ConsoleMixing? = nil, prompt: PromptDesk? = nil
    ) {
        self.commands = commands
        self.engine = engine
        self.attach = attach
        self.mix = mix
        self.prompt = prompt
    }
}
