extension BidirectionalCollection {
    /// Without the elements at both ends for which `isTrimmed` says so.
    package func trimming(while isTrimmed: (Element) -> Bool) -> SubSequence {
        drop(while: isTrimmed).trimmingEnd(while: isTrimmed)
    }

    /// Without the last elements for which `isTrimmed` says so.
    package func trimmingEnd(while isTrimmed: (Element) -> Bool) -> SubSequence {
        guard let last = lastIndex(where: { !isTrimmed($0) }) else { return prefix(0) }
        return self[...last]
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without white space at both ends.
    package var trimmingSpaces: Substring { trimming(while: \.isWhitespace) }
}
