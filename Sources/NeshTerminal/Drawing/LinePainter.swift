/// Brings a `LineContent` to a kind of terminal. Returns what to write; keeps what stands there.
protocol LinePainter {
    /// From whatever stands there to `content`.
    mutating func draw(_ content: LineContent) -> String
    /// Takes the line away; the cursor is then at the start of the row where it began.
    mutating func erase() -> String
    /// Leaves the line as it stands; the cursor is then at the start of a fresh row below it.
    mutating func finish() -> String
    /// The terminal has another size now, and may have moved what stood there.
    mutating func resize(columns: Int, height: Int) -> String
    /// Nothing stands there any more: the next `draw` begins on a fresh row.
    mutating func forget()
}
