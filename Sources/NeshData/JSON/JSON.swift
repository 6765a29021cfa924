/// A JSON value whose objects keep their order, because key order is part of nitro-cli's output.
package enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// Only what `integer` cannot hold: 2⁶³ and more.
    case unsigned(UInt64)
    case number(Double)
    case string(String)
    case array([JSON])
    case object(Object)

    /// Members in the order in which they were read or added.
    package struct Object: Sendable, Equatable, ExpressibleByDictionaryLiteral {
        /// A name and its value.
        package struct Member: Sendable, Equatable {
            /// As it stands, without escapes.
            package var key: String
            package var value: JSON
            package init(key: String, value: JSON) { (self.key, self.value) = (key, value) }
        }

        /// In the order in which they were read or added.
        package private(set) var members: [Member] = []

        package init(dictionaryLiteral elements: (String, JSON)...) {
            for (key, value) in elements { self[key] = value }
        }

        package init() {}

        /// Of members with equal keys the first gives the place and the last the value.
        package init(members: [Member]) {
            var places: [String: Int] = [:]
            self.members.reserveCapacity(members.count)
            for member in members {
                if let place = places[member.key] {
                    self.members[place].value = member.value
                } else {
                    places[member.key] = self.members.count
                    self.members.append(member)
                }
            }
        }

        /// The names, in the order of the members.
        package var keys: [String] { members.map(\.key) }

        /// Setting an existing key keeps its place; setting nil removes it.
        package subscript(key: String) -> JSON? {
            get { members.first { $0.key == key }?.value }
            set {
                let place = members.firstIndex { $0.key == key }
                switch (place, newValue) {
                case (let place?, let value?): members[place].value = value
                case (let place?, nil): members.remove(at: place)
                case (nil, let value?): members.append(Member(key: key, value: value))
                case (nil, nil): break
                }
            }
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// JSON's null.
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        var object = Object()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}

extension JSON {
    /// The member of that name, nil where this is not an object or has no such member.
    package subscript(key: String) -> JSON? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    /// The element at that index, nil where this is not an array or is shorter.
    package subscript(index: Int) -> JSON? {
        if case .array(let array) = self, array.indices.contains(index) { array[index] } else { nil }
    }

    /// The text; nil for a value of another kind.
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The number; nil for a value of another kind, a fraction, or one that does not fit.
    package var integer: Int? { if case .integer(let value) = self { Int(exactly: value) } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The elements; nil for a value of another kind.
    package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
    package var object: Object? { if case .object(let value) = self { value } else { nil } }
}

extension JSON {
    /// The same with the members of every object in bytewise order of their keys, as serde_json keeps them.
    package var sorted: JSON {
        switch self {
        case .array(let elements): return .array(elements.map(\.sorted))
        case .object(let object):
            let members = object.members.map { Object.Member(key: $0.key, value: $0.value.sorted) }
            return .object(Object(members: members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }))
        default: return self
        }
    }
}
