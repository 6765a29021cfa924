// swift-tools-version: 6.1
import Foundation
import PackageDescription

// Targets are listed bottom up; a target may import only what it names here
// (scripts/check builds with --explicit-target-dependency-import-check error).

let checked: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Without the engine of regular expressions, which the standard library's search of strings would bring into the
// program: see Sources/NeshData/Text/TextSearch.swift.
let strict = checked + [.unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])]

// The distribution's static archives: a program that loads libcrypto at start takes twice as long to its
// first line as one that carries it. Distributions without an archive give the shared library.
func library(_ name: String, with others: String...) -> [LinkerSetting] {
    let directories = ["/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
    let isThere = directories.contains { FileManager.default.fileExists(atPath: "\($0)/lib\(name).a") }
    let flags = isThere ? ([name] + others).flatMap { ["-Xlinker", "-l:lib\($0).a"] } : ["-l\(name)"]
    return [.unsafeFlags(flags, .when(platforms: [.linux]))]
}

func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["NeshTestSupport"], resources: resources, swiftSettings: checked)
}

let package = Package(
    name: "nesh",
    products: [.executable(name: "nesh", targets: ["nesh"])],
    targets: [
        // 0: C
        .target(name: "CEdit", linkerSettings: library("edit", with: "tinfo", "bsd", "md")),
        .target(name: "CLinux"),
        .systemLibrary(name: "CCares"),
        .systemLibrary(name: "CDeflate"),
        .systemLibrary(name: "COpenSSL"),
        .systemLibrary(name: "CYaml"),
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CZstd"),
        // 1: text, bytes, system calls, data; they do not know one another
        layer("NeshData"),
        layer("NeshText", ["NeshData"]),
        layer("NeshSystem", ["CLinux", "NeshData"]),
        layer("NeshLanguage", ["NeshData"]),
        .target(
            name: "NeshYAML", dependencies: ["CYaml", "NeshData"], swiftSettings: strict,
            linkerSettings: library("yaml")),
        .target(
            name: "NeshCrypto", dependencies: ["COpenSSL", "NeshData"], swiftSettings: strict,
            linkerSettings: library("crypto")),
        layer("NeshAttestation", ["NeshCrypto", "NeshData"]),
        .target(
            name: "NeshHTTP", dependencies: ["COpenSSL", "NeshCrypto", "NeshData", "NeshSystem"],
            swiftSettings: strict, linkerSettings: library("ssl", with: "crypto")),
        .target(
            name: "NeshImage", dependencies: ["CDeflate", "CZlib", "CZstd", "NeshCrypto", "NeshData", "NeshSystem"],
            swiftSettings: strict, linkerSettings: library("deflate") + library("z") + library("zstd")),
        layer("NeshKMS", ["CLinux", "NeshAttestation", "NeshHTTP", "NeshCrypto", "NeshData", "NeshSystem"]),
        // 2: streams between sockets; enclaves; engines, which do not know one another, and their table
        layer("NeshVsock", ["CLinux", "NeshData", "NeshSystem"]),
        .target(
            name: "NeshRelay", dependencies: ["CCares", "CLinux", "NeshVsock", "NeshYAML", "NeshData", "NeshSystem"],
            swiftSettings: strict, linkerSettings: library("cares")),
        layer("NeshEnclave", ["CLinux", "NeshAttestation", "NeshImage", "NeshYAML", "NeshData", "NeshSystem"]),
        layer("NeshLocal", ["CLinux", "NeshEnclave", "NeshVsock", "NeshData", "NeshSystem"]),
        layer("NeshNitro", ["CLinux", "NeshEnclave", "NeshData", "NeshSystem"]),
        layer("NeshEngines", ["NeshLocal", "NeshNitro", "NeshEnclave", "NeshData", "NeshSystem"]),
        // 3: words to results; keys to lines
        layer("NeshJapanese"),
        layer("NeshPhrasebook", ["NeshJapanese", "NeshText", "NeshData"]),
        layer("NeshExamples"),
        layer(
            "NeshCommand",
            [
                "NeshLanguage", "NeshData", "NeshText", "NeshSystem", "NeshImage", "NeshEnclave", "NeshEngines",
                "NeshVsock", "NeshPhrasebook", "NeshExamples",
            ]),
        layer("NeshPasted", ["NeshCommand", "NeshEnclave", "NeshLanguage", "NeshData", "NeshSystem"]),
        layer(
            "NeshInterpreter",
            [
                "NeshPasted", "NeshCommand", "NeshPhrasebook", "NeshLanguage", "NeshData", "NeshText", "NeshSystem",
                "NeshEnclave",
                "NeshEngines",
            ]),
        layer(
            "NeshHelp",
            [
                "NeshInterpreter", "NeshCommand", "NeshLanguage", "NeshData", "NeshText", "NeshSystem", "NeshImage",
                "NeshEnclave", "NeshEngines", "NeshExamples",
            ]),
        layer(
            "NeshTeaching",
            [
                "NeshInterpreter", "NeshPasted", "NeshCommand", "NeshLanguage", "NeshData", "NeshText", "NeshSystem",
                "NeshEnclave", "NeshKMS",
            ]),
        layer(
            "NeshImageVerbs",
            [
                "NeshCommand", "NeshData", "NeshText", "NeshSystem", "NeshCrypto", "NeshAttestation", "NeshImage",
                "NeshEnclave",
            ]),
        layer("NeshKeyVerbs", ["NeshCommand", "NeshLanguage", "NeshData", "NeshText", "NeshSystem", "NeshKMS"]),
        layer(
            "NeshWatch", ["NeshCommand", "NeshData", "NeshText", "NeshSystem", "NeshEnclave", "NeshVsock"]),
        layer(
            "NeshTeachingVerbs",
            [
                "NeshWatch", "NeshTeaching", "NeshInterpreter", "NeshCommand", "NeshLanguage", "NeshData", "NeshText",
                "NeshSystem", "NeshHTTP",
            ]),
        layer(
            "NeshShell",
            [
                "NeshPhrasebook",
                "NeshImageVerbs", "NeshKeyVerbs", "NeshTeachingVerbs", "NeshWatch", "NeshTeaching", "NeshHelp",
                "NeshInterpreter",
                "NeshPasted", "NeshCommand", "NeshLanguage", "NeshData", "NeshText", "NeshSystem", "NeshImage",
                "NeshEnclave", "NeshEngines", "NeshKMS",
                "NeshHTTP", "NeshRelay", "NeshVsock",
            ]),
        layer("NeshTerminal", ["CEdit", "NeshData", "NeshText", "NeshSystem"]),
        // 4: the interactive shell; the program
        layer(
            "NeshPrompt",
            [
                "NeshShell", "NeshTeaching", "NeshHelp", "NeshInterpreter", "NeshPasted", "NeshCommand", "NeshTerminal",
                "NeshEngines", "NeshEnclave", "NeshKMS", "NeshImage", "NeshLanguage", "NeshSystem",
                "NeshText", "NeshData",
            ]),
        .executableTarget(
            name: "nesh",
            dependencies: [
                "NeshPrompt", "NeshShell", "NeshTeachingVerbs", "NeshTeaching", "NeshHelp", "NeshInterpreter",
                "NeshCommand", "NeshEngines",
                "NeshEnclave", "NeshKMS", "NeshVsock", "NeshLanguage", "NeshText", "NeshSystem", "NeshData",
            ],
            swiftSettings: strict),

        .target(
            name: "NeshTestSupport", dependencies: ["CLinux", "NeshVsock", "NeshSystem", "NeshText", "NeshData"],
            path: "Tests/NeshTestSupport",
            swiftSettings: checked),
        tests("NeshDataTests", ["NeshData"]),
        tests("NeshTextTests", ["NeshText"]),
        tests("NeshSystemTests", ["NeshSystem"]),
        tests("NeshVsockTests", ["CLinux", "NeshVsock", "NeshData", "NeshSystem"]),
        tests("NeshLanguageTests", ["NeshLanguage", "NeshData"]),
        tests("NeshRelayTests", ["NeshRelay", "NeshSystem", "NeshData"]),
        tests("NeshYAMLTests", ["NeshYAML", "NeshData"]),
        tests("NeshHTTPTests", ["NeshHTTP", "NeshCrypto", "NeshData", "NeshSystem"]),
        tests(
            "NeshKMSTests", ["NeshKMS", "NeshAttestation", "NeshHTTP", "NeshCrypto", "NeshData", "NeshSystem"],
            resources: [.copy("Fixtures")]),
        tests(
            "NeshAttestationTests", ["NeshAttestation", "NeshCrypto", "NeshData", "NeshSystem"],
            resources: [.copy("Fixtures")]),
        tests("NeshImageTests", ["NeshImage", "NeshData", "NeshSystem"], resources: [.copy("Fixtures")]),
        .executableTarget(
            name: "NeshEngineProbe",
            dependencies: ["NeshEngines", "NeshLocal", "NeshEnclave", "NeshTestSupport", "NeshData", "NeshSystem"],
            path: "Tests/NeshEngineProbe", swiftSettings: checked),
        tests(
            "NeshEngineTests",
            [
                "CLinux", "NeshEngineProbe", "NeshEngines", "NeshLocal", "NeshNitro", "NeshEnclave",
                "NeshImage", "NeshVsock", "NeshData", "NeshSystem",
            ],
            resources: [.copy("Fixtures")]),
        tests(
            "NeshShellTests",
            [
                "NeshPhrasebook", "NeshExamples",
                "NeshShell", "NeshImageVerbs", "NeshKeyVerbs", "NeshTeachingVerbs", "NeshWatch", "NeshTeaching",
                "NeshHelp", "NeshInterpreter", "NeshPasted", "NeshCommand", "NeshText", "NeshLanguage",
                "NeshEngines", "NeshLocal", "NeshNitro",
                "NeshEnclave", "NeshImage", "NeshHTTP", "NeshVsock", "NeshData", "NeshSystem",
            ]),
        .executableTarget(
            name: "NeshTerminalProbe", dependencies: ["NeshTerminal", "NeshText", "NeshData", "NeshSystem"],
            path: "Tests/NeshTerminalProbe", swiftSettings: checked),
        tests("NeshTerminalTests", ["NeshTerminal", "NeshTerminalProbe", "NeshText", "NeshData", "NeshSystem"]),
        tests(
            "NeshEndToEndTests",
            [
                "CLinux", "NeshShell", "NeshTeaching", "NeshHelp", "NeshInterpreter", "NeshCommand", "NeshVsock",
                "NeshLanguage", "NeshSystem", "NeshData",
            ], resources: [.copy("Fixtures")]),
        tests("NeshContainerTests", ["NeshSystem", "NeshData"], resources: [.copy("Dockerfiles")]),
        .target(
            name: "NeshFuzzing",
            dependencies: [
                "NeshShell", "NeshTeaching", "NeshHelp", "NeshInterpreter", "NeshCommand", "NeshLocal", "NeshEnclave",
                "NeshAttestation", "NeshCrypto", "NeshImage", "NeshLanguage", "NeshYAML", "NeshText",
                "NeshSystem",
                "NeshData",
            ],
            path: "Tests/NeshFuzzing", swiftSettings: checked),
        tests("NeshFuzzTests", ["NeshFuzzing"], resources: [.copy("Findings")]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu11
)

// Linking it takes libFuzzer, which `scripts/fuzz` asks for.
if Context.environment["NESH_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "NeshFuzzer", dependencies: ["NeshFuzzing", "NeshSystem"], path: "Tests/NeshFuzzer",
            swiftSettings: checked))
}
