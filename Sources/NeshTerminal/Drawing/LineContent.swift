/// What stands on the screen while a line is edited.
struct LineContent: Equatable {
    var prompt: [Cell] = []
    var line: [Cell] = []
    /// The cursor stands before this cell of `line`.
    var cursor = 0
    /// Dim text after the line that is not part of it.
    var hint: [Cell] = []
    /// Rows below the line; each is cut at the screen's edge.
    var menu: [[Cell]] = []
}
