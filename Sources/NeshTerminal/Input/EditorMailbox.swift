import NeshSystem
import NeshText
import Synchronization

/// What other threads have for the editor: notices, a new prompt, a resized terminal.
package final class EditorMailbox: Sendable {
    struct Notice {
        var text: StyledText
        /// Breaks between words; otherwise where the terminal breaks it, to be copied whole.
        var wraps: Bool
    }

    struct Mail {
        var notices: [Notice] = []
        /// Lines of notices that did not fit.
        var lost = 0
        /// Bytes of the notices.
        var size = 0
        var prompt: StyledText?
        var recolours = false
        var resized = false
        var resumed = false
    }
    private let mail = Mutex(Mail())
    private let event: EventDescriptor
    /// Beyond this many unread notices, or bytes of them, lines are counted, not kept: a console that
    /// never stops must neither fill the memory nor keep the terminal from hearing keys.
    private static let limit = 1000
    private static let sizeLimit = 64 << 10

    /// Empty.
    package init() throws(SystemError) {
        event = try EventDescriptor()
    }

    /// A descriptor that is readable while there is mail.
    package var descriptor: Int32 { event.descriptor }

    /// Prints a sentence above the line being edited, or before the next prompt; it breaks between words. From any
    /// thread, never blocks.
    package func post(_ sentence: StyledText) { put(Notice(text: sentence, wraps: true)) }

    /// The same for lines that stay as they are, as what a program prints.
    package func post(lines: StyledText) { put(Notice(text: lines, wraps: false)) }

    private func put(_ notice: Notice) {
        let text = notice.text.text
        put { mail in
            let fits = mail.notices.count < Self.limit && mail.size + text.utf8.count <= Self.sizeLimit
            // What is lost is lost until these are read: nothing comes out of its order.
            if mail.notices.isEmpty || fits && mail.lost == 0 {
                mail.notices.append(notice)
                mail.size += text.utf8.count
            } else {
                mail.lost += 1 + text.utf8.count { $0 == UInt8(ascii: "\n") }
            }
        }
    }

    /// Replaces the prompt of the line being edited. From any thread; forgotten when none is.
    package func update(prompt: StyledText) { put { $0.prompt = prompt } }

    /// Asks for the colours of the line once more: what they depend on is known better now. From any thread.
    package func recolour() { put { $0.recolours = true } }

    func postResize() { put { $0.resized = true } }
    func postResume() { put { $0.resumed = true } }

    func take() -> Mail {
        mail.withLock { mail in
            event.lower()
            defer { mail = Mail() }
            return mail
        }
    }

    private func put(_ change: (inout Mail) -> Void) {
        mail.withLock { mail in
            change(&mail)
            event.raise()
        }
    }
}

extension EditorMailbox.Mail {
    var allNotices: [EditorMailbox.Notice] {
        lost == 0 ? notices : notices + [.init(text: StyledText("… and \(lost) more lines"), wraps: true)]
    }
}
