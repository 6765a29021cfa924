/// One request of a client's.
package struct HTTPRequest: Sendable, Equatable {
    /// `POST`
    package var method: String
    /// Path and query as sent: `/latest/meta-data?x=1`.
    package var target: String
    /// In the order in which they came.
    package var fields: [Field]
    package var body: [UInt8]
    /// Whether the client wants to send another one over the same connection.
    package var keepsAlive: Bool

    /// One header field.
    package struct Field: Sendable, Equatable {
        /// In lower case.
        package var name: String
        /// Without blanks at either end.
        package var value: String

        package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    package init(
        method: String, target: String, fields: [Field] = [], body: [UInt8] = [], keepsAlive: Bool = true
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.keepsAlive = keepsAlive
    }

    /// The first field of that name, in lower case.
    package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The target up to a `?`.
    package var path: String { String(target.prefix { $0 != "?" }) }

    /// The target behind a `?`; empty where there is none.
    package var query: String { String(target.drop { $0 != "?" }.dropFirst()) }
}

/// What a server answers.
package struct HTTPResponse: Sendable, Equatable {
    /// The status: 100 … 599, such as 200.
    package var status: Int
    /// In the order in which they are sent; Content-Length is added.
    package var fields: [HTTPRequest.Field]
    package var body: [UInt8]

    /// - Parameter type: the body's Content-Type.
    package init(_ status: Int, type: String, fields: [HTTPRequest.Field] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = [.init("Content-Type", type)] + fields
        self.body = body
    }

    /// An answer in plain text.
    package init(_ status: Int, text: String, fields: [HTTPRequest.Field] = []) {
        self.init(status, type: "text/plain", fields: fields, body: Array(text.utf8))
    }

    /// As it goes over the wire.
    /// - Parameters:
    ///   - closes: whether the connection ends with it.
    ///   - hasBody: false for the answer to HEAD, which says a length and sends nothing.
    package func encoded(closes: Bool, hasBody: Bool = true) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
        for field in fields { head += "\(field.name): \(field.value)\r\n" }
        head += "Content-Length: \(body.count)\r\nConnection: \(closes ? "close" : "keep-alive")\r\n\r\n"
        return Array(head.utf8) + (hasBody ? body : [])
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 417: "Expectation Failed"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
