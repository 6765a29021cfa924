import NeshCommand
import NeshData
import NeshKMS
import NeshText

/// `kms keys`
enum KeyServiceList {
    static func report(_ client: KMSClient) throws(Failure) -> ViewReport {
        var aliases: [String: [String]] = [:]
        for alias in try all(client, "ListAliases", "Aliases") {
            guard let name = alias["AliasName"]?.string, let key = alias["TargetKeyId"]?.string else { continue }
            aliases[key, default: []].append(name)
        }
        var table = TextTable(
            // Before a key's ID goes on in another row, what it is for is left out.
            [
                .init("ALIAS", wraps: true), .init("KEY", wraps: true), .init("SPEC", .left, .extra),
                .init("USAGE", .left, .extra),
                .init("STATE"),
            ],
            empty: StyledText("no keys; kms call CreateKey makes one", .dim))
        var json: [JSON] = []
        for entry in try all(client, "ListKeys", "Keys") {
            guard let id = entry["KeyId"], let text = id.string,
                var metadata = try client.perform("DescribeKey", ["KeyId": id])["KeyMetadata"]?.object
            else { continue }
            let names = aliases[text] ?? []
            func cell(_ name: String) -> StyledText { StyledText(metadata[name]?.string ?? "-") }
            let state = metadata["KeyState"]?.string ?? "-"
            table.rows.append([
                StyledText(names.isEmpty ? "-" : names.joined(separator: " "), .name), StyledText(text),
                cell("KeySpec"), cell("KeyUsage"), StyledText(state, state == "Enabled" ? .good : .warning),
            ])
            metadata["Aliases"] = .array(names.map(JSON.string))
            json.append(.object(metadata))
        }
        return ViewReport(json: .array(json), view: .table(table))
    }

    /// A list's parts together.
    private static func all(_ client: KMSClient, _ operation: String, _ name: String) throws(Failure) -> [JSON] {
        var (found, marker) = ([JSON](), JSON?.none)
        repeat {
            var arguments: JSON.Object = ["Limit": 100]
            arguments["Marker"] = marker
            let part = try client.perform(operation, arguments)
            found += part[name]?.array ?? []
            marker = part["NextMarker"]
        } while marker != nil
        return found
    }
}
