import NeshData
import NeshSystem

/// What an enclave's keeper says about it in a file beside its sockets, for when it cannot be asked.
///
/// The keeper writes it before it takes anything, and holds the file locked for life: what it names is taken
/// until nobody holds it any more.
package struct KeeperRecord: Sendable, Equatable {
    /// Larger files are not records, in bytes.
    package static let sizeLimit = 1 << 16
    /// No record lists more groups.
    static let groupLimit = 64

    /// The enclave with all that it has been given.
    package var enclave: Enclave
    /// The keeper; nil where the kernel did not say.
    package var keeper: ProcessIdentity?
    /// Control groups that the enclave has or may come to have.
    package var controlGroups: [String]

    package init(enclave: Enclave, keeper: ProcessIdentity?, controlGroups: [String]) {
        self.enclave = enclave
        self.keeper = keeper
        self.controlGroups = controlGroups
    }

    package var json: JSON {
        [
            "Enclave": enclave.description(with: .facts),
            "Keeper": keeper.map(\.json) ?? .null, "ControlGroups": .array(controlGroups.map { .string($0) }),
        ]
    }

    /// Reads a record; nil where the bytes are none, or one of an enclave that cannot be.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.sizeLimit, let json = try? JSON.parse(bytes, valueLimit: 1 << 13),
            let enclave = json["Enclave"].flatMap(Enclave.init(description:)),
            let groups = json["ControlGroups"]?.array, groups.count <= Self.groupLimit
        else { return nil }
        self.init(
            enclave: enclave, keeper: json["Keeper"].flatMap(ProcessIdentity.init(json:)),
            controlGroups: groups.compactMap(\.string))
    }
}

extension ProcessIdentity {
    fileprivate var json: JSON {
        [
            "ProcessID": .integer(Int64(id)), "StartTicks": .integer(Int64(clamping: startTicks)),
            "Boot": .string(boot), "Namespace": .integer(Int64(clamping: namespace)),
        ]
    }

    fileprivate init?(json: JSON) {
        guard let id = json["ProcessID"]?.integer.flatMap(Int32.init(exactly:)), id > 0,
            let ticks = json["StartTicks"]?.integer.flatMap(UInt64.init(exactly:)), let boot = json["Boot"]?.string,
            let namespace = json["Namespace"]?.integer.flatMap(UInt64.init(exactly:))
        else { return nil }
        self.init(id: id, startTicks: ticks, boot: boot, namespace: namespace)
    }
}
