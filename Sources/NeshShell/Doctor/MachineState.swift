import Glibc

/// What the checks look at besides files.
struct MachineState {
    var root: FileRoot
    var environment: Environment
    /// The effective user; 0 is root.
    var user: UInt32
    /// The groups that this process has; those given to the user since the login are not among them.
    var groups: [UInt32] = []

    /// Of this process.
    static var currentGroups: [UInt32] {
        var groups = [gid_t](repeating: 0, count: 1024)
        let count = getgroups(1024, &groups)
        return [getegid()] + groups.prefix(max(0, Int(count)))
    }

    /// Numbers of a list such as `1-3,7`; nil for anything else.
    static func numbers(_ list: String) -> [Int]? {
        var numbers: [Int] = []
        for part in list.split(separator: ",") {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
                last - first < 65_536
            else { return nil }
            numbers += first...last
        }
        return numbers
    }
}
