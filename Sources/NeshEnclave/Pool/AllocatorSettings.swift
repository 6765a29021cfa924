import NeshData
import NeshYAML

/// What an allocator file asks for: one pool, or in the newer form a list of them, one for each NUMA node.
package struct AllocatorSettings: Sendable, Equatable {
    /// What is set aside together.
    package struct Pool: Sendable, Equatable {
        /// Which CPUs are asked for: so many, or these.
        package enum CPUs: Sendable, Equatable {
            case count(Int)
            case ids([Int])
        }

        /// Nil where the file does not say.
        package var memoryMiB: Int?
        package var cpus: CPUs?
    }

    /// At least one; of an empty file one that says nothing.
    package private(set) var pools: [Pool] = []
    /// What an allocator's service could take otherwise than nesh does, one sentence each, with what fixes it.
    package private(set) var doubts: [Doubt] = []

    /// Something in the file that is probably not meant.
    package struct Doubt: Sendable, Equatable {
        /// One sentence without a full stop.
        package var message: String
        /// What would fix it.
        package var fix: String
    }

    /// MiB in all; nil where no pool says.
    package var memoryMiB: Int? { sum(pools.compactMap(\.memoryMiB)) }

    /// CPUs in all; nil where no pool says.
    package var cpuCount: Int? {
        sum(
            pools.compactMap { pool in
                switch pool.cpus {
                case .count(let count): count
                case .ids(let ids): Set(ids).count
                case nil: nil
                }
            })
    }

    /// The CPUs that a machine without an allocator sets aside for these pools; nil where none says.
    package var cpuPool: CPUPool? {
        let named = pools.flatMap { pool in if case .ids(let ids) = pool.cpus { ids } else { [Int]() } }
        let counts = pools.compactMap { pool in if case .count(let count) = pool.cpus { count } else { Int?.none } }
        if counts.isEmpty { return pools.contains { $0.cpus != nil } ? CPUPool(ids: named) : nil }
        let counted = CPUPool(count: counts.reduce(0, +))
        if named.isEmpty { return counted }
        // The named ones are taken; those that are only counted are the lowest of the rest.
        let rest = (1...1024).lazy.filter { !named.contains($0) }.prefix(counted.ids.count)
        return CPUPool(ids: named + rest)
    }

    private func sum(_ numbers: [Int]) -> Int? { numbers.isEmpty ? nil : numbers.reduce(0, +) }

    /// - Throws: E17 for anything but settings that an allocator knows, E47 or E23 for a value that is not one, E02
    ///   where both keys for CPUs are there.
    package init(_ document: YAMLDocument, path: String) throws(Failure) {
        guard let root = document.root, !root.isEmpty else {
            pools = [Pool()]
            return
        }
        for element in root.elements ?? [root] {
            guard let pairs = element.pairs else {
                throw YAMLProblem(
                    "this is not a setting: a key, a colon, a blank and a value are needed", at: element.start
                )
                .failure(path)
            }
            try read(pairs, path)
        }
        if pools.isEmpty { pools = [Pool()] }
    }

    private mutating func read(_ pairs: [YAML.Pair], _ path: String) throws(Failure) {
        var pool = Pool()
        for pair in pairs {
            guard let name = pair.key.text, let key = AllocatorFile.Key(rawValue: name) else {
                throw Self.unknown(pair, path)
            }
            guard !pair.value.isEmpty else {
                throw YAMLProblem("\(name) has no value", at: pair.key.start, fixes: [key.example]).failure(
                    path, code: key.code)
            }
            let value = try key.read(pair.value, path)
            switch (key, value) {
            case (.memory, .count(let memory)): pool.memoryMiB = memory
            case (_, let cpus):
                guard pool.cpus == nil else {
                    throw YAMLProblem(
                        "both cpu_count and cpu_pool are set", at: pair.key.start,
                        fixes: ["remove or comment out one of the two lines"]
                    ).failure(path, code: .conflictingArgument)
                }
                pool.cpus = cpus
            }
            doubt(key, pair.value, path)
        }
        pools.append(pool)
    }

    /// The allocator's service was a shell script once, to which quotes were nothing; since then a number must be one.
    private mutating func doubt(_ key: AllocatorFile.Key, _ value: YAML, _ path: String) {
        guard case .scalar(let text, let style) = value.content, let number = Int(text) else { return }
        if key == .cpuPool, style == .plain {
            doubts.append(
                Doubt(
                    message: "line \(value.start.line): cpu_pool is a single number, and newer allocators want a text",
                    fix: "allocator set cpu_pool \(number)"))
        } else if key != .cpuPool, style != .plain {
            doubts.append(
                Doubt(
                    message:
                        "line \(value.start.line): \(key.rawValue) is in quotes, and newer allocators take no text",
                    fix: "allocator set \(key.rawValue) \(number)"))
        }
    }

    private static func unknown(_ pair: YAML.Pair, _ path: String) -> Failure {
        let keys = AllocatorFile.Key.allCases.map(\.rawValue)
        let name = pair.key.text?.spelledOut ?? "…"
        let near = Suggestion.closest(to: name, in: keys) ?? AllocatorFile.Key.meant(by: name)?.rawValue
        var failure = YAMLProblem("the allocator has no setting '\(name)'", at: pair.key.start).failure(path)
        if let near {
            failure.details.append("did you mean \(near)?")
            failure.fixes.append("write \(near) instead of \(name) in line \(pair.key.start.line)")
        }
        failure.details.append("it has \(keys.joined(separator: ", "))")
        return failure
    }
}
