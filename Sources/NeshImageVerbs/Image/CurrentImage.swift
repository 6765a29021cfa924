import NeshCommand
import NeshData
import NeshImage
import NeshSystem

/// The image that the session knows, and how it becomes known.
package enum CurrentImage {
    /// The path given, otherwise the current image's as the user wrote it.
    /// - Throws: E01 where neither is there.
    package static func path(_ given: String?, for verb: String, in context: CommandContext) throws(Failure) -> String {
        if let given { return given }
        guard let current = context.session.image else {
            let makers = ExampleFiles.lines(making: ExampleFiles.image)
            // What a line of its own selects is forgotten with it.
            let way = context.session.isInteractive ? "use" : "--eif-path"
            throw Failure(
                .missingArgument, "there is no current image and --eif-path is missing",
                fixes: makers.isEmpty ? ["\(way) \(ExampleFiles.image)"] : makers + ["\(way) FILE"])
        }
        context.emit(.implied("\(verb) → --eif-path \(current.shownPath), the current image"))
        return current.shownPath
    }

    /// Makes an image the current one, and says so where another one has been that: later lines mean this one.
    static func announceChange(
        to image: Session.CurrentImage, by verb: String, in context: CommandContext
    ) -> SessionChange {
        if let before = context.session.image, before.path != image.path {
            context.emit(
                .implied("\(verb) → the current image is \(image.shownPath) now, not \(before.shownPath)"))
        }
        return .image(image)
    }

    static func of(_ description: EIFDescription, shownAs shown: String) -> Session.CurrentImage {
        Session.CurrentImage(
            path: FilePath.absolute(shown), shownPath: shown, measurements: description.measurements.json,
            size: Int(description.size))
    }

    /// Reads all of a file and says what is odd about it; of a large one it is shown how far it is.
    static func describe(_ shown: String, in context: CommandContext) throws(Failure) -> EIFDescription {
        let description = try measure(shown, in: context)
        for warning in description.warnings { context.emit(.warning(warning)) }
        return description
    }

    private static func measure(_ shown: String, in context: CommandContext) throws(Failure) -> EIFDescription {
        var line = ProgressLine(
            emit: context.emit, isUnicode: context.session.environment.isUnicode, language: context.session.language)
        defer { line.end() }
        let path = FilePath.absolute(shown)
        return try EIF.describe(
            path: path, interrupt: context.interrupt,
            progress: { done, total in
                guard total >= 64 << 20 else { return }
                line.show(done, of: total, step: "Measuring \(shown)")
            })
    }

    /// Reads a file so that it becomes the current image.
    /// - Throws: as `EIF.describe`: E19 for the file, E48 for what is not an image.
    package static func read(_ shown: String, in context: CommandContext) throws(Failure) -> Session.CurrentImage {
        of(try describe(shown, in: context), shownAs: shown)
    }
}
