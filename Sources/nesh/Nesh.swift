import Glibc
import NeshEngine

/// The executable: chooses a source of commands, builds the parts, exits.
@main
struct Nesh {
    static func main() {
        // Before anything else: a keeper is small because it does nothing of what a shell does.
        if CommandLine.arguments.dropFirst().first == Keep.verb { exit(Keep.main()) }
        print("nesh")
    }
}
