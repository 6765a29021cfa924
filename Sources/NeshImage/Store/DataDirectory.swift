/// Where nesh keeps what belongs to the user.
package enum DataDirectory {
    /// `$XDG_DATA_HOME/nesh`, else `~/.local/share/nesh`.
    package static func path(in environment: [String: String]) -> String {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/nesh" }
        return (environment["HOME"] ?? "/root") + "/.local/share/nesh"
    }
}
