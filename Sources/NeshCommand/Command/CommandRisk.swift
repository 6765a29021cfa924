extension CommandSpec {
    /// When running a command cannot be taken back, because it ends, overwrites or signs something.
    package enum Risk: Sendable, Equatable {
        case always
        /// With the option of this name.
        case option(String)
        /// Where the parameter of this name is one of those words.
        case words(String, [String])
        /// Where the program and its arguments that the parameter of this name holds do more than show something.
        case program(String)
        /// Where the file that the parameter of this name names is there already.
        case file(String)

        /// Where the option is given.
        package static func given(_ option: any DeclaredParameter) -> Self { .option(option.name) }
        /// Where the parameter is this word.
        package static func when(_ parameter: any DeclaredParameter, is words: String...) -> Self {
            .words(parameter.name, words)
        }
        /// Where the parameter is one of the words.
        package static func when(_ parameter: any DeclaredParameter, isIn words: [String]) -> Self {
            .words(parameter.name, words)
        }
        /// Where the program that the parameter's words call may change something.
        package static func runs(_ program: any DeclaredParameter) -> Self { .program(program.name) }
        /// Where the file that the parameter names is there already.
        package static func overwrites(_ file: any DeclaredParameter) -> Self { .file(file.name) }
    }
}
