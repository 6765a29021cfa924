import NeshData

extension ErrorPage {
    /// What was asked for is wrong in itself.
    static let arguments: [ErrorPage] = [
        ErrorPage(
            .unspecified, "Something failed that has no code of its own",
            reason: "An unforeseen condition; the message says which.",
            fix: "Read the message; if it does not help, the enclave's log or `explain last` may.",
            in: "every command"),
        ErrorPage(
            .missingArgument, "A value that the command needs is missing",
            reason: "No image or enclave is selected yet, or a --config file lacks a key.",
            fix: "Give the option, or select first: use hello.eif, use NAME.",
            in: "run-enclave", "console", "terminate-enclave"),
        ErrorPage(
            .conflictingArgument, "Two values exclude each other",
            reason: "A --config file has both cpu_count and cpu_ids.",
            fix: "Keep one of the two.", in: "run-enclave"),
        ErrorPage(
            .invalidArgument, "A value is not of its kind or out of range",
            reason: "A number that is none, a CID that has an owner (1, 2, 3) or is taken, a bad pattern.",
            fix: "The message names the value and the accepted forms; CID 0 chooses a free one.",
            in: "run-enclave", "console", "allocator"),
        ErrorPage(
            .invalidCpuConfiguration, "The list of CPU ids cannot be used",
            reason: "An id stands twice in --cpu-ids.",
            fix: "Name each CPU once, or let nesh choose with --cpu-count.", in: "run-enclave"),
        ErrorPage(
            .noSuchCpuAvailableInPool, "A CPU id is not in the pool, or another enclave has it",
            reason: "The pool holds only the CPUs that the allocator set aside.",
            fix: "`resources` lists the free ids; --cpu-count chooses among them.", in: "run-enclave"),
        ErrorPage(
            .insufficientCpus, "More CPUs were asked for than are free",
            reason: "Other enclaves hold some, or the allocator set aside too few.",
            fix: "Ask for fewer, end an enclave, or allocator set cpu_count N.", in: "run-enclave"),
        ErrorPage(
            .malformedCpuId, "A CPU id in the pool's description is not a number",
            reason: "cpu_pool in allocator.yaml, or the driver's ne_cpus, has a form like 1-3,7 that went wrong.",
            fix: "Correct cpu_pool in allocator.yaml and restart the allocator.", in: "run-enclave", "resources"),
        ErrorPage(
            .cpuError, "The machine's CPUs could not be told apart",
            reason: "The files that describe cores and siblings are missing or odd.",
            fix: "Compare `lscpu -e` with `resources`; give --cpu-ids yourself.", in: "run-enclave"),
        ErrorPage(
            .integerParsing, "A text that should be a number is none",
            reason: "A file of the driver or the allocator holds something else.",
            fix: "The message names the file; correct it.", in: "run-enclave", "resources"),
        ErrorPage(
            .enclaveNaming, "There is no enclave of that name, or several could be meant",
            reason: "It has ended, the name has a suffix such as _1, or only a part of its ID was given.",
            fix: "`ls` lists the running ones; use the whole ID.", in: "use", "console", "terminate-enclave"),
    ]
}
