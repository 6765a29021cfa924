/// What the editor itself says, in the language of the person who types.
package struct EditorTexts: Sendable {
    /// Before what Ctrl-R searches for.
    package var search = "search"
    /// The same where nothing is found.
    package var failedSearch = "failed search"
    /// Above the prompt where Ctrl-Z cannot stop the program.
    package var noShell = "Ctrl-Z: no shell could continue nesh"
    /// Below a page of candidates: its first row and its last one, counted from 1, and how many rows there are.
    package var rows: @Sendable (Int, Int, Int) -> String = { "rows \($0)–\($1) of \($2), Tab for more" }

    package init() {}
}
