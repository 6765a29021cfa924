/// When each key of a line is pressed, so that it looks typed by a person and takes exactly as long as it should.
package struct TypingPlan: Sendable, Equatable {
    /// Since the beginning; one for each character.
    package let times: [Duration]

    /// - Parameters:
    ///   - keysPerSecond: above 0; the mean over the line.
    ///   - seed: the same seed gives the same hesitations.
    package init(_ text: String, keysPerSecond: Double, seed: UInt64) {
        var state = seed &+ 0x9E37_79B9_7F4A_7C15
        var weights: [Double] = []
        var previous: Character = " "
        for character in text {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let chance = Double(state >> 40) / Double(1 << 24)
            // A word's first letter comes later, its rest quicker, the same key again quickest.
            let rhythm = previous == " " ? 1.4 : character == previous ? 0.7 : 0.95
            weights.append(rhythm * (0.65 + 0.7 * chance))
            previous = character
        }
        let unit = Double(weights.count) / keysPerSecond / max(weights.reduce(0, +), 1e-9)
        var sum = 0.0
        times = weights.map { weight in
            sum += weight * unit
            return .seconds(sum)
        }
    }

    /// Of the whole line.
    package var duration: Duration { times.last ?? .zero }
}
