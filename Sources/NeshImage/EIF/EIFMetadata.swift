import NeshData

/// What an image says about itself; not measured.
package struct EIFMetadata: Sendable, Equatable {
    /// By default the container image's name.
    package var imageName: String
    /// As anyone who built it chose.
    package var imageVersion: String
    /// RFC 3339.
    package var buildTime: String
    /// What made the image: `nitro-cli` or `nesh`.
    package var buildTool: String
    /// Which version made it.
    package var buildToolVersion: String
    /// Of the application's file system: `Linux`.
    package var operatingSystem: String
    /// Of the kernel in the image, as its configuration names it.
    package var kernelVersion: String
    /// What the container tool knows of the image; null where nothing was.
    package var dockerInfo: JSON
    /// The `--metadata` file; null without one.
    package var custom: JSON

    package init(
        imageName: String, imageVersion: String, buildTime: String, buildTool: String, buildToolVersion: String,
        operatingSystem: String, kernelVersion: String, dockerInfo: JSON = .null, custom: JSON = .null
    ) {
        self.imageName = imageName
        self.imageVersion = imageVersion
        self.buildTime = buildTime
        self.buildTool = buildTool
        self.buildToolVersion = buildToolVersion
        self.operatingSystem = operatingSystem
        self.kernelVersion = kernelVersion
        self.dockerInfo = dockerInfo
        self.custom = custom
    }

    /// The section's bytes: compact, free-form parts with their keys sorted.
    package var encoded: [UInt8] {
        let json: JSON = [
            "ImageName": .string(imageName), "ImageVersion": .string(imageVersion),
            "BuildMetadata": [
                "BuildTime": .string(buildTime), "BuildTool": .string(buildTool),
                "BuildToolVersion": .string(buildToolVersion), "OperatingSystem": .string(operatingSystem),
                "KernelVersion": .string(kernelVersion),
            ],
            "DockerInfo": dockerInfo.sorted, "CustomMetadata": custom.sorted,
        ]
        return Array(json.compact.utf8)
    }

    /// Reads a metadata section.
    /// - Throws: what is missing or of another form.
    package static func parse(_ bytes: [UInt8]) throws(ParseError) -> EIFMetadata {
        let json = try JSON.parse(bytes)
        func text(_ key: String, in object: JSON?) throws(ParseError) -> String {
            guard let text = object?[key]?.string else { throw ParseError("the metadata lack '\(key)'") }
            return text
        }
        let build = json["BuildMetadata"]
        return EIFMetadata(
            imageName: try text("ImageName", in: json), imageVersion: try text("ImageVersion", in: json),
            buildTime: try text("BuildTime", in: build), buildTool: try text("BuildTool", in: build),
            buildToolVersion: try text("BuildToolVersion", in: build),
            operatingSystem: try text("OperatingSystem", in: build),
            kernelVersion: try text("KernelVersion", in: build), dockerInfo: json["DockerInfo"] ?? .null,
            custom: json["CustomMetadata"] ?? .null)
    }

    /// `Metadata` of `describe-eif` and `describe-enclaves`: the custom members stand beside the others. Those whose
    /// keys are taken stand in a `CustomMetadata` of their own, and so does what is not an object.
    package var described: JSON {
        var object: JSON.Object = [
            "BuildTime": .string(buildTime), "BuildTool": .string(buildTool),
            "BuildToolVersion": .string(buildToolVersion), "OperatingSystem": .string(operatingSystem),
            "KernelVersion": .string(kernelVersion), "DockerInfo": dockerInfo.sorted,
        ]
        guard let members = custom.sorted.object?.members else {
            if custom != .null { object[Self.customKey] = custom }
            return .object(object)
        }
        let taken = Set(takenKeys)
        for member in members where !taken.contains(member.key) { object[member.key] = member.value }
        let hidden = members.filter { taken.contains($0.key) }
        if !hidden.isEmpty { object[Self.customKey] = .object(JSON.Object(members: hidden)) }
        return .object(object)
    }

    private static let customKey = "CustomMetadata"

    /// Keys of the custom members that mean something else already.
    private var takenKeys: [String] {
        let fixed = ["BuildTime", "BuildTool", "BuildToolVersion", "OperatingSystem", "KernelVersion", "DockerInfo"]
        let keys = custom.object?.keys.map(\.self) ?? []
        let taken = keys.filter(fixed.contains)
        return taken.isEmpty ? [] : taken + keys.filter { $0 == Self.customKey }
    }
}
