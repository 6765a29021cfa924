import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// What `auto` means: the first engine that the machine offers.
extension Engines {
    /// On this machine.
    package static var standard: EngineProfile? { first { opens($0) } }

    /// On the machine with these files, no matter who may open its devices.
    package static func standard(in files: MachineFiles) -> EngineProfile? { first { files.exists($0) } }

    /// Why `auto` takes what it takes here: `/dev/nitro_enclaves does not open here`.
    package static var standardReason: String {
        let devices = devices
        if let open = devices.first(where: opens) { return "\(open) opens here" }
        let names = devices.joined(separator: " and ")
        return devices.count == 1 ? "\(names) does not open here" : "\(names) do not open here"
    }

    /// Each engine and what it is, for help: `auto (nitro where /dev/nitro_enclaves opens, else local), nitro (…), …`.
    package static var choices: String {
        (["auto (\(rule))"] + all.map { "\($0.kind.rawValue) (\($0.summary))" }).joined(separator: ", ")
    }

    private static var rule: String {
        all.compactMap { profile in
            switch profile.offer {
            case .device(let path): "\(profile.kind.rawValue) where \(path) opens"
            case .everywhere: "otherwise \(profile.kind.rawValue)"
            case .onlyByName: nil
            }
        }.joined(separator: ", ")
    }

    private static func first(_ isThere: (_ device: String) -> Bool) -> EngineProfile? {
        all.first { profile in
            switch profile.offer {
            case .device(let path): isThere(path)
            case .everywhere: true
            case .onlyByName: false
            }
        }
    }

    private static var devices: [String] {
        all.compactMap { profile in
            if case .device(let path) = profile.offer { path } else { nil }
        }
    }

    private static func opens(_ device: String) -> Bool { (try? File.open(device, O_RDWR)) != nil }
}
