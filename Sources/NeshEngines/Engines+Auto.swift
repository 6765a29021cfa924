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

    /// Why `auto` takes what it takes here: `/dev/nitro_enclaves cannot be opened here`.
    package static var standardReason: String {
        let devices = devices
        if let open = devices.first(where: opens) { return "\(open) can be opened here" }
        return "\(devices.joined(separator: " and ")) cannot be opened here"
    }

    /// Each engine and what it is, for help:
    /// `auto (nitro if /dev/nitro_enclaves can be opened, otherwise local), nitro (…), …`.
    package static var choices: String {
        (["auto (\(rule))"] + all.map { "\($0.kind.rawValue) (\($0.summary))" }).joined(separator: ", ")
    }

    private static var rule: String {
        all.compactMap { profile in
            switch profile.offer {
            case .device(let path): "\(profile.kind.rawValue) if \(path) can be opened"
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
