/// Which nesh this is.
package enum ProgramVersion {
    /// nesh's own version.
    package static let nesh = "0.1.0"
    /// The nitro-cli release whose commands, outputs and codes it follows.
    package static let nitroCLI = "1.5.0"
}
