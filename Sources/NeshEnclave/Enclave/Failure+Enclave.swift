import NeshData

extension Failure {
    /// E11: no enclave has this ID.
    package static func unknown(_ id: Enclave.ID) -> Failure {
        Failure(.socket, "there is no enclave with the ID \(id)", fixes: ["describe-enclaves  # lists those that run"])
    }

    /// E39: a keeper does not hear.
    /// - Parameter keeper: its process, where it is one that can be seen from here.
    package static func silent(_ enclave: String, _ why: String, keeper: Int32?) -> Failure {
        Failure(
            .enclaveProcessConnection,
            "the keeper of \(enclave) gives no answer, and the enclave was left as it is: \(why)",
            details: keeper.map {
                ["kill -CONT \($0) wakes the keeper if it is stopped; kill -KILL \($0) ends it and its enclave"]
            } ?? [])
    }

    /// E39: documents of this enclave cannot be asked for from outside.
    package static func noModule(of id: Enclave.ID) -> Failure {
        Failure(
            .enclaveProcessConnection, "the security module of \(id) cannot be asked from outside the enclave",
            details: ["only local enclaves give documents to their operator; on EC2 a program inside asks /dev/nsm"],
            fixes: ["option engine local  # then run-enclave"])
    }

    /// E44: the enclave is not in debug mode.
    /// - Parameter hasEnded: there is nothing to end before it starts again.
    package static func noConsole(of enclave: Enclave, hasEnded: Bool = false) -> Failure {
        Failure(
            .enclaveConsoleConnection,
            hasEnded
                ? "the enclave \(enclave.name) was not started in debug mode, so nothing was kept"
                : "the enclave \(enclave.name) was not started in debug mode, so it has no console",
            fixes: hasEnded ? ["run-enclave … --debug-mode"] : startAgain(ending: enclave.name))
    }

    /// The lines after which the enclave of this name, or of this CID if it has none, has a console.
    package static func startAgain(ending enclave: String) -> [String] {
        ["terminate-enclave \(enclave.asWord)", "run-enclave … --debug-mode  # then starts it with a console"]
    }
}
