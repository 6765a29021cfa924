/// Events to a tree, within bounds.
struct YAMLBuilder {
    private typealias Event = YAMLEvents.Event

    private let events: YAMLEvents
    /// So many values, those behind aliases counted each time.
    private var values = 0
    private var anchors: [String: (value: YAML, values: Int)] = [:]

    init(_ events: YAMLEvents) { self.events = events }

    mutating func document() throws(YAMLProblem) -> YAMLDocument {
        var document = YAMLDocument()
        while true {
            let event = try events.next()
            switch event.kind {
            case .streamStart: continue
            case .streamEnd: return document
            case .documentStart:
                guard document.root == nil else {
                    throw YAMLProblem("a second document begins here, and only one is read", at: event.start)
                }
                document.root = try node(try events.next(), depth: 0)
            case .documentEnd(let isWritten):
                if isWritten { document.ending = event.start }
            default: throw YAMLProblem("this is not a YAML document", at: event.start)
            }
        }
    }

    private mutating func node(_ event: Event, depth: Int) throws(YAMLProblem) -> YAML {
        guard depth < YAMLDocument.Bounds.depth else {
            throw YAMLProblem(
                "lists and maps stand inside one another more than \(YAMLDocument.Bounds.depth) deep", at: event.start)
        }
        let before = values
        try count(1, at: event.start)
        var node = YAML(content: .list([]), start: event.start, end: event.end, isFlow: event.isFlow)
        switch event.kind {
        case .scalar(let text, let style): node.content = .scalar(text, style)
        case .alias: return try alias(event)
        case .listStart: try list(into: &node, depth: depth)
        case .mapStart: try map(into: &node, depth: depth)
        default: throw YAMLProblem("a value is missing", at: event.start)
        }
        if let name = event.name { anchors[name] = (node, values - before) }
        return node
    }

    private mutating func list(into node: inout YAML, depth: Int) throws(YAMLProblem) {
        var elements: [YAML] = []
        while true {
            let event = try events.next()
            if case .listEnd = event.kind {
                node.content = .list(elements)
                node.end = event.end
                return
            }
            elements.append(try self.node(event, depth: depth + 1))
        }
    }

    private mutating func map(into node: inout YAML, depth: Int) throws(YAMLProblem) {
        var pairs: [YAML.Pair] = []
        var lines: [String: Int] = [:]
        while true {
            let event = try events.next()
            if case .mapEnd = event.kind {
                node.content = .map(pairs)
                node.end = event.end
                return
            }
            let key = try self.node(event, depth: depth + 1)
            if let text = key.text {
                if let line = lines[text] {
                    throw YAMLProblem("'\(text)' stands in line \(line) already", at: key.start)
                }
                lines[text] = key.start.line
            }
            let value = try self.node(try events.next(), depth: depth + 1)
            pairs.append(YAML.Pair(key: key, value: value))
        }
    }

    /// What an alias stands for, at the alias's place.
    private mutating func alias(_ event: Event) throws(YAMLProblem) -> YAML {
        guard let name = event.name, let anchor = anchors[name] else {
            throw YAMLProblem("*\(event.name ?? "") stands for nothing that is above it", at: event.start)
        }
        try count(anchor.values - 1, at: event.start)
        var node = anchor.value
        node.start = event.start
        node.end = event.end
        return node
    }

    private mutating func count(_ more: Int, at mark: YAML.Mark) throws(YAMLProblem) {
        values += more
        guard values <= YAMLDocument.Bounds.values else {
            throw YAMLProblem("there are more than \(YAMLDocument.Bounds.values) values", at: mark)
        }
    }
}
