/// What a ramdisk must be, by the plainest means: whole paths as texts, everything in memory, nothing shared
/// with the code under test.
final class SlowModel {
    final class File {
        var type: Character
        var mode: Int
        var uid: Int
        var gid: Int
        var mtime: Int
        var data: [UInt8]
        var device: (Int, Int)

        init(
            _ type: Character, mode: Int, uid: Int = 0, gid: Int = 0, mtime: Int, data: [UInt8] = [],
            device: (Int, Int) = (0, 0)
        ) {
            self.type = type
            self.mode = mode
            self.uid = uid
            self.gid = gid
            self.mtime = mtime
            self.data = data
            self.device = device
        }
    }

    static let t0 = 1_492_533_000
    /// Files by path; the root is "".
    var files: [String: File] = ["": File("5", mode: 0o755, mtime: 0)]
    /// In which layer a path was written last.
    private var layers: [String: Int] = [:]
    private var layer = 0
    private var listed: Set<String> = []
    private var touched: Set<String> = []

    func beginLayer() {
        layer += 1
        listed = []
        touched = []
    }

    func endLayer() {
        for path in touched.subtracting(listed) where layers[path] != layer { files[path]?.mtime = Self.t0 }
    }

    func remove(_ path: String) {
        for other in Array(files.keys) where other == path || other.hasPrefix(path + "/") {
            files[other] = nil
            layers[other] = nil
        }
    }

    static func parent(_ path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }

    private func makeParents(_ path: String) {
        let parent = Self.parent(path)
        touched.insert(parent)
        guard files[parent] == nil else { return }
        makeParents(parent)
        files[parent] = made(in: Self.parent(parent))
        layers[parent] = layer
    }

    /// A directory by mkdir(2), then given to root.
    private func made(in parent: String) -> File {
        File("5", mode: 0o755 | (files[parent]?.mode ?? 0) & 0o2000, mtime: Self.t0)
    }

    /// The root as a layer lists it.
    func setRoot(mode: Int, gid: Int) {
        files[""]?.mode = mode
        files[""]?.gid = gid
    }

    func add(_ path: String, _ file: File) {
        makeParents(path)
        if file.type == "5", let there = files[path], there.type == "5" {
            (there.mode, there.uid, there.gid, there.mtime) = (file.mode, file.uid, file.gid, file.mtime)
        } else {
            remove(path)
            files[path] = file
        }
        layers[path] = layer
        listed.insert(path)
    }

    func link(_ path: String, to target: String, mode: Int, uid: Int, mtime: Int) {
        guard let file = files[target] else { return }
        makeParents(path)
        remove(path)
        file.uid = uid
        file.gid = uid
        if file.type != "2" { (file.mode, file.mtime) = (mode, mtime) }
        files[path] = file
        layers[path] = layer
    }

    func whiteout(_ path: String) {
        makeParents(path)
        remove(path)
    }

    func opaque(_ directory: String) {
        makeParents(directory + "/x")
        for path in files.keys.sorted() where path.hasPrefix(directory + "/") && layers[path] != layer { remove(path) }
    }

    private func child(_ parent: String, _ name: Substring) -> String {
        parent.isEmpty ? String(name) : parent + "/" + name
    }

    /// What making a container adds.
    func makeContainer() {
        func make(_ path: String, _ file: File) {
            var place = ""
            for name in path.split(separator: "/") {
                place = child(place, name)
                if let there = files[place], there.type != "5" { remove(place) }
            }
            guard files[path] == nil else { return }
            place = ""
            for name in path.split(separator: "/").dropLast() {
                place = child(place, name)
                if files[place] == nil { files[place] = made(in: Self.parent(place)) }
            }
            files[path] = file.type == "5" ? made(in: place) : file
            // symlink(2) alone is followed by no change of the owner.
            if file.type == "2", let parent = files[place], parent.mode & 0o2000 != 0 { file.gid = parent.gid }
        }
        for path in ["dev/pts", "dev/shm", "proc", "sys"] { make(path, File("5", mode: 0o755, mtime: Self.t0)) }
        for path in [".dockerenv", "etc/resolv.conf", "etc/hosts", "etc/hostname", "dev/console"] {
            make(path, File("0", mode: 0o755, mtime: Self.t0))
        }
        make("etc/mtab", File("2", mode: 0o777, mtime: Self.t0, data: Array("/proc/mounts".utf8)))
    }

    /// The whole archive.
    func ramdisk(command: String, environment: String) -> [UInt8] {
        var archive: [UInt8] = []
        var inode = 721
        func put(_ name: String, _ type: Int, _ file: File, links: Int? = nil, data: [UInt8]? = nil) {
            let data = data ?? file.data
            let isDevice = type == 0o020000 || type == 0o060000
            func field(_ number: Int) -> String {
                let digits = String(number, radix: 16)
                return String(repeating: "0", count: 8 - digits.count) + digits
            }
            var header = "070701"
            header += field(inode) + field(type | file.mode) + field(file.uid) + field(file.gid)
            header +=
                field(links ?? (type == 0o040000 ? 2 : 1)) + field(file.mtime) + field(data.count) + field(3) + field(1)
            header += field(isDevice ? file.device.0 : 0) + field(isDevice ? file.device.1 : 0)
            header += field(name.utf8.count + 1) + field(0)
            archive += Array((header + name).utf8) + [0]
            while archive.count % 4 != 0 { archive.append(0) }
            archive += data
            while archive.count % 4 != 0 { archive.append(0) }
            inode += 1
        }
        let made = File("5", mode: 0o755, mtime: Self.t0)
        let types: [Character: Int] = [
            "0": 0o100000, "2": 0o120000, "3": 0o020000, "4": 0o060000, "5": 0o040000, "6": 0o010000,
        ]
        put("rootfs", 0o040000, made)
        let touched = [
            "dev/", "dev/pts/", "dev/shm/", "etc/", "etc/hosts", "etc/mtab", "etc/resolv.conf", "proc/", "sys/",
        ]
        let hosts =
            "127.0.0.1       localhost\n::1     localhost ip6-localhost ip6-loopback\nfe00::0 ip6-localnet\n"
            + "ff00::0 ip6-mcastprefix\nff02::1 ip6-allnodes\nff02::2 ip6-allrouters\n"
        var missing = Set(touched)
        var seen: [ObjectIdentifier: String] = [:]
        func walk(_ directory: String) {
            let prefix = directory.isEmpty ? "" : directory + "/"
            let names = files.keys.filter { path in
                path.hasPrefix(prefix) && !path.isEmpty && path != directory
                    && !path.dropFirst(prefix.count).contains("/")
            }
            for path in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                guard let file = files[path] else { continue }
                let shown = file.type == "5" ? path + "/" : path
                missing.remove(shown)
                let first = seen[ObjectIdentifier(file)]
                if file.type != "5", first == nil { seen[ObjectIdentifier(file)] = path }
                defer { if file.type == "5" { walk(path) } }
                if [".dockerenv", "Dockerfile", "dev/console", "etc/hostname", "dev/pts", "dev/shm"].contains(shown) {
                    continue
                }
                let copy = File(
                    file.type, mode: file.mode, uid: file.uid, gid: file.gid,
                    mtime: touched.contains(shown) ? Self.t0 : file.mtime, data: file.data, device: file.device)
                if shown == "etc/hosts" {
                    put("rootfs/etc/hosts", 0o100000, copy, data: Array(hosts.utf8))
                } else if shown == "etc/resolv.conf" {
                    put("rootfs/etc/resolv.conf", 0o120000, copy, data: Array("/run/resolvconf/resolv.conf".utf8))
                } else if let first {
                    let up = String(repeating: "../", count: path.split(separator: "/").count - 1)
                    put("rootfs/" + shown, 0o120000, copy, data: Array(shorten(up + first, from: path).utf8))
                } else {
                    put("rootfs/" + shown, types[file.type] ?? 0, copy)
                }
            }
        }
        walk("")
        for path in missing.sorted() {
            let file = File("0", mode: 0o644, mtime: Self.t0)
            switch path {
            case "etc/hosts": put("rootfs/etc/hosts", 0o100000, file, data: Array(hosts.utf8))
            case "etc/resolv.conf":
                put("rootfs/etc/resolv.conf", 0o120000, file, data: Array("/run/resolvconf/resolv.conf".utf8))
            case "etc/mtab":
                put(
                    "rootfs/etc/mtab", 0o120000, File("2", mode: 0o755, mtime: Self.t0),
                    data: Array("/proc/mounts".utf8))
            default: put("rootfs/" + path.dropLast(), 0o040000, made)
            }
        }
        for name in ["rootfs", "rootfs/dev", "rootfs/run", "rootfs/sys", "rootfs/var", "rootfs/proc", "rootfs/tmp"] {
            put(name, 0o040000, made)
        }
        let text = File("0", mode: 0o644, mtime: Self.t0)
        put("cmd", 0o100000, text, data: Array(command.utf8))
        put("env", 0o100000, text, data: Array(environment.utf8))
        put("TRAILER!!!", 0, File("0", mode: 0, mtime: 0), data: [])
        archive += [UInt8](repeating: 0, count: (512 - archive.count % 512) % 512)
        return archive
    }

    /// `../../a/b` seen from `a/c/d` is `../b`.
    private func shorten(_ target: String, from path: String) -> String {
        var parts = target.split(separator: "/").map(String.init)
        let here = path.split(separator: "/").dropLast().map(String.init)
        var depth = here.count
        var shared = 0
        while depth > 0, shared < here.count, parts.count > here.count + 1, parts[here.count] == here[shared] {
            // One step up and the same one down again cancel out.
            parts.remove(at: here.count)
            shared += 1
            depth -= 1
        }
        return parts.dropFirst(shared).joined(separator: "/")
    }
}
