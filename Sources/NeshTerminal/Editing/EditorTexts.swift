/// What the editor itself says, in the language of the person who types.
package struct EditorTexts: Sendable {
    package var search = "search"
    package var failedSearch = "failed search"
    package var noShell = "Ctrl-Z: no shell could continue nesh"
    /// Below a page of candidates: its first row and its last one, counted from 1, and how many rows there are.
    package var rows: @Sendable (Int, Int, Int) -> String = { "rows \($0)–\($1) of \($2), Tab for more" }

    package init() {}
}
