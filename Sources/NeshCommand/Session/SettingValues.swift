/// `option color`
package enum ColourChoice: String, Sendable, CaseIterable {
    /// On a terminal only.
    case auto
    case always, never
}

/// `option on-error`: what a script does after a command that failed.
package enum ErrorAction: String, Sendable, CaseIterable {
    case stop
    case `continue`
    /// A person at the terminal decides.
    case ask
}

/// `option notify`: what is reported above the prompt.
package enum Notices: String, Sendable, CaseIterable {
    case on, off
    /// What went wrong only.
    case quiet
}

extension ValueType where Value == Bool {
    /// `on` or `off`.
    package static var onOff: Self { choice("WHEN", among: [("on", true), ("off", false)]) }
}

extension ValueType where Value == String {
    /// A value of the setting, as text.
    package static func setting(_ declared: some DeclaredSetting) -> Self {
        let spec = declared.spec
        return ValueType(spec.placeholder, completion: spec.completion) { word throws(ValueProblem) in
            try spec.check(word)
            return word
        }
    }
}
