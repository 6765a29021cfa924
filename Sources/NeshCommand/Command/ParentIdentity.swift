/// Who programs of the parent are to AWS's tools; from a part above, by `Services`.
package struct ParentIdentity: Sendable {
    /// Holds for as long as the program runs.
    package struct Lease: Sendable {
        /// Variables to set, and with nil those to take away.
        package var variables: [String: String?]
        /// The TCP port on 127.0.0.1 that answers for 169.254.169.254:80.
        package var metadataPort: UInt16
        /// What answers there ends with it.
        package var owner: any AnyObject & Sendable

        package init(variables: [String: String?], metadataPort: UInt16, owner: any AnyObject & Sendable) {
            self.variables = variables
            self.metadataPort = metadataPort
            self.owner = owner
        }
    }

    /// Nil where programs keep who they are.
    package var lease: @Sendable (Session) -> Lease?

    package init(lease: @escaping @Sendable (Session) -> Lease?) { self.lease = lease }
}
