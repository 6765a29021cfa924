import NeshCommand
import NeshData
import NeshEnclave
import NeshRelay
import NeshSystem
import NeshText
import NeshVsock

/// `vsock ls`: a tree of who listens and who is connected there.
enum VsockPicture {
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        if let word = call[Vsock.parameters.words].first {
            throw Failure(.invalidArgument, "unexpected word '\(word)'", fixes: ["vsock ls"])
        }
        let vsock = try VsockAccess.made(in: context)
        let enclaves = try context.engine().enclaves(interrupt: context.interrupt)
        let listeners: [VsockAddress]
        let connections: [VsockConnection]
        let traffic: [VsockConnection: VsockTraffic]
        do throws(SystemError) {
            listeners = try vsock?.listeners() ?? []
            connections = try vsock?.connections() ?? []
            traffic = try vsock?.traffic() ?? [:]
        } catch { throw error.failure(.socket) }
        return Outcome(
            ViewReport(
                json: json(listeners, connections, traffic, enclaves),
                view: .lines(lines(listeners, connections, traffic, enclaves))))
    }

    /// By whom and port; a port that is not listened at any more stays for as long as it has connections.
    static func lines(
        _ listeners: [VsockAddress], _ connections: [VsockConnection],
        _ traffic: [VsockConnection: VsockTraffic], _ enclaves: [Enclave]
    ) -> [StyledText] {
        let places = Set(listeners + connections.map(\.to)).sorted()
        let owners = Set(places.map(\.cid)).union(enclaves.map(\.cid)).sorted()
        if places.isEmpty { return [StyledText("nobody listens", .dim)] }
        var lines: [StyledText] = []
        for owner in owners {
            lines.append(Self.named(owner, enclaves, .name))
            let own = places.filter { $0.cid == owner }
            if own.isEmpty { lines.append(StyledText("└─ ", .dim) + StyledText("no port", .dim)) }
            for (index, place) in own.enumerated() {
                let isLast = index == own.count - 1
                let state =
                    listeners.contains(place) ? StyledText("listens", .good) : StyledText("no longer listens", .dim)
                lines.append(StyledText(isLast ? "└─ " : "├─ ", .dim) + StyledText("\(place.port)  ", .key) + state)
                let guests = connections.filter { $0.to == place }
                for (number, guest) in guests.enumerated() {
                    let branch = number == guests.count - 1 ? "└─ " : "├─ "
                    lines.append(
                        StyledText((isLast ? "   " : "│  ") + branch, .dim)
                            + StyledText("← ", .dim) + Self.named(guest.from.cid, enclaves)
                            + StyledText(" port \(guest.from.port)", .dim)
                            + StyledText(traffic[guest].map { "  \(amounts($0))" } ?? ""))
                }
            }
        }
        return lines
    }

    private static func named(_ cid: UInt32, _ enclaves: [Enclave], _ role: StyledText.Role = .plain) -> StyledText {
        let name = VsockAccess.name(cid, enclaves)
        // In the colour of names it would be somebody's.
        return enclaves.contains { $0.cid == cid }
            ? StyledText(data: name, role) : StyledText(name, role == .name ? .heading : role)
    }

    /// `12 B out, 3 MiB back`: from who connected, and to it.
    private static func amounts(_ traffic: VsockTraffic) -> String {
        "\(ByteCount.text(traffic.sent)) out, \(ByteCount.text(traffic.received)) back"
    }

    private static func json(
        _ listeners: [VsockAddress], _ connections: [VsockConnection],
        _ traffic: [VsockConnection: VsockTraffic], _ enclaves: [Enclave]
    ) -> JSON {
        func end(_ address: VsockAddress) -> JSON {
            let name = enclaves.first { $0.cid == address.cid }?.name
            return [
                "CID": .integer(Int64(address.cid)), "Port": .integer(Int64(address.port)),
                "Name": address.cid == VsockAddress.parentCID ? .string("parent") : name.map { .string($0) } ?? .null,
            ]
        }
        return [
            "Listeners": .array(listeners.map(end)),
            "Connections": .array(
                connections.map { connection in
                    func bytes(_ way: KeyPath<VsockTraffic, UInt64>) -> JSON {
                        traffic[connection].map { .integer(Int64(clamping: $0[keyPath: way])) } ?? .null
                    }
                    return [
                        "From": end(connection.from), "To": end(connection.to),
                        "BytesSent": bytes(\.sent), "BytesReceived": bytes(\.received),
                    ]
                }),
        ]
    }
}
