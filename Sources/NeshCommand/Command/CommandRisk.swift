extension CommandSpec {
    /// When running a command cannot be taken back, because it ends, overwrites or signs something.
    package enum Risk: Sendable, Equatable {
        case always
        /// With the option of this name.
        case option(String)
        /// Where the parameter of this name is that word.
        case word(String, String)
        /// Where the file that the parameter of this name names is there already.
        case file(String)

        /// Where the option is given.
        package static func given(_ option: any DeclaredParameter) -> Self { .option(option.name) }
        /// Where the parameter is this word.
        package static func when(_ parameter: any DeclaredParameter, is word: String) -> Self {
            .word(parameter.name, word)
        }
        /// Where the file that the parameter names is there already.
        package static func overwrites(_ file: any DeclaredParameter) -> Self { .file(file.name) }
    }
}
