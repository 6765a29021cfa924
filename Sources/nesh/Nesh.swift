/// The executable: chooses a source of commands, builds the parts, exits.
@main
struct Nesh {
    static func main() {
        print("nesh")
    }
}
