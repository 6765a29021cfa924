import NeshData
import NeshLanguage

/// One walk over the words of a command line, which collects the call and every mistake.
struct Binding {
    let spec: CommandSpec
    let words: [Binder.Word]
    let dialect: Binder.Dialect
    let options: [ParameterSpec]
    let operands: [ParameterSpec]
    var call: Call
    var problems: [Binder.Problem] = []
    var index = 0
    var operandIndex = 0
    var onlyOperands = false
    /// Where each parameter was first given.
    var places: Places
    /// Options that an unknown one seems to mean.
    var misspelt: Set<String> = []

    init(spec: CommandSpec, words: [Binder.Word], dialect: Binder.Dialect) {
        self.spec = spec
        self.words = words
        self.dialect = dialect
        options = dialect == .shell ? spec.options : spec.options.filter(\.nitroCLI)
        operands = dialect == .shell ? spec.operands : spec.operands.filter(\.nitroCLI)
        call = Call(spec: spec, words: words.map { $0.text ?? "<unknown>" })
        places = Places(atMost: words.count)
    }

    mutating func run() throws(Binder.Problems) -> Call {
        if wantsHelp {
            call.wantsHelp = true
            return call
        }
        while index < words.count {
            if isRestNext {
                takeRest()
            } else if let text = optionText(index) {
                takeOption(text)
            } else if let text = narrowedOption(index) {
                takeNarrowedOption(text)
            } else {
                takeOperand()
            }
        }
        checkNeeds()
        checkRules()
        checkActions()
        if !problems.isEmpty, let turned { problems = [turned] }
        if !problems.isEmpty { throw Binder.Problems(all: problems) }
        return call
    }

    private var wantsHelp: Bool {
        // What comes after the operands before a rest belongs to the rest.
        let rest = operands.firstIndex { $0.arity == .rest }
        let startsWithOption = words.first.map { $0.bare && ($0.text ?? "").hasPrefix("-") } ?? false
        let limit = startsWithOption ? words.count : min(rest.map { max(1, $0) } ?? words.count, words.count)
        return words[..<limit].contains { $0.bare && ($0.text == "--help" || $0.text == "-h") }
    }

    private var isRestNext: Bool {
        operandIndex < operands.count && operands[operandIndex].arity == .rest
            && !(optionText(index).map { text in options.contains { $0.name == OptionWord.split(text).name } } ?? false)
    }

    /// The word if it is written as an option: `--x`, `-x`; a negative number is a value, unless an option has its
    /// name.
    func optionText(_ index: Int) -> String? {
        guard !onlyOperands, words.indices.contains(index), words[index].bare, let text = words[index].text,
            text.utf8.count > 1, text.hasPrefix("-"),
            !text.dropFirst().allSatisfy(\.isNumber) || options.contains(where: { $0.name == text })
        else { return nil }
        return text
    }

    private mutating func takeRest() {
        let parameter = operands[operandIndex]
        for place in index..<words.count { take(place, for: parameter) }
        operandIndex += 1
        index = words.count
    }

    private mutating func takeOption(_ text: String) {
        let place = index
        index += 1
        if text == "--" {
            onlyOperands = true
            return
        }
        let (name, inline) = OptionWord.split(text)
        guard let parameter = options.first(where: { $0.name == name }) else {
            takeUnknownOption(name, inline, at: place)
            return
        }
        if places[name] != nil, parameter.arity != .repeated {
            report(place, "option '\(name)' is given twice", about: name)
        }
        places[name] = place
        switch parameter.arity {
        case .flag:
            if inline != nil { report(place, "option '\(name)' takes no value", about: name) }
            call.add(true, for: name)
        case .many:
            if let inline { take(place, for: parameter, text: inline) }
            let start = index
            while index < words.count, optionText(index) == nil {
                take(index, for: parameter)
                index += 1
            }
            if start == index, inline == nil { reportMissingValue(of: parameter, after: place) }
        default:
            if let inline {
                take(place, for: parameter, text: inline)
            } else if index < words.count, optionText(index) == nil {
                take(index, for: parameter)
                index += 1
            } else {
                reportMissingValue(of: parameter, after: place)
            }
        }
    }

    private mutating func takeOperand() {
        defer { index += 1 }
        guard operandIndex < operands.count else {
            reportUnexpected(words[index].text ?? "")
            return
        }
        let parameter = operands[operandIndex]
        take(index, for: parameter)
        // The word behind one that is too many is what stands in its place.
        let isExtra = problems.last.map { $0.word == index && $0.suggestion == "" } ?? false
        if parameter.arity == .operand, !isExtra || index + 1 == words.count { operandIndex += 1 }
    }

    /// - Parameter inline: the value, where it is a part of the word.
    mutating func take(_ place: Int, for parameter: ParameterSpec, text inline: String? = nil) {
        if places[parameter.name] == nil { places[parameter.name] = place }
        guard let text = inline ?? words[place].text else {
            let given = Call.Given(word: place, text: "", start: 0, isKnown: false)
            call.add(UnknownValue(), for: parameter.name, given)
            return
        }
        let start = inline == nil ? 0 : (words[place].text?.utf8.count ?? 0) - text.utf8.count
        let given = Call.Given(word: place, text: text, start: start)
        do throws(ValueProblem) {
            let value = try parameter.read(text)
            if dialect == .nitroCLI, let value = value as? any ShellValue, value.isShellOnly {
                throw ValueProblem("'\(text)' is not a value that nitro-cli takes")
            }
            call.add(value, for: parameter.name, given)
        } catch {
            call.add(UnknownValue(), for: parameter.name, given)
            if let swapped = exchanged(place, parameter) {
                problems.append(swapped)
                return
            }
            var error = error
            if let whole = withAction(place, parameter, error) { error.suggestion = whole }
            // A word that was meant to be two of them has the next one, too.
            if !parameter.isOption, error.suggestion?.contains(" ") == true, operandIndex + 1 < operands.count {
                misspelt.insert(operands[operandIndex + 1].name)
            }
            problems.append(
                Binder.Problem(
                    word: place, message: parameter.isOption ? "\(parameter.name): \(error.message)" : error.message,
                    notes: error.notes, suggestion: error.suggestion, isValue: true, parameter: parameter.name,
                    start: start))
        }
    }

    private mutating func reportMissingValue(of parameter: ParameterSpec, after place: Int) {
        call.add(UnknownValue(), for: parameter.name)
        report(
            place, "option '\(parameter.name)' needs a value: \(parameter.usage)", notes: [parameter.help],
            about: parameter.name, isMissing: true)
    }

    mutating func report(
        _ word: Int, _ message: String, suggestion: String? = nil, notes: [String] = [], about parameter: String? = nil,
        isMissing: Bool = false
    ) {
        problems.append(
            Binder.Problem(
                word: word, message: message, notes: notes, suggestion: suggestion, isValue: false,
                parameter: parameter, isMissing: isMissing))
    }
}

/// A handful at most, so that looking through them takes less than hashing their names.
struct Places {
    private var all: [(name: String, place: Int)] = []

    init(atMost count: Int) { all.reserveCapacity(count) }

    subscript(_ name: String) -> Int? {
        get { all.first { $0.name == name }?.place }
        set {
            guard let newValue else { return }
            if let index = all.firstIndex(where: { $0.name == name }) {
                all[index].place = newValue
            } else {
                all.append((name, newValue))
            }
        }
    }
}

/// Stands for a value that was bad or is not known yet; never equal to a parameter's type.
struct UnknownValue: Sendable {}
