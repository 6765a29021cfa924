import NeshData

extension ErrorPage {
    /// Memory, and the files of this machine.
    static let resources: [ErrorPage] = [
        ErrorPage(
            .filePermissions, "The rights of a file could not be changed",
            reason: "It belongs to another user, or the file system has no rights.",
            fix: "Write to a directory of yours.", in: "build-enclave", "run-enclave"),
        ErrorPage(
            .fileOperation, "A file could not be opened, read or written",
            reason: "It is missing, it is a directory, it is not yours, or the disk is full.",
            fix: "The message has the path and the system's reason.", in: "every command with a file"),
        ErrorPage(
            .noSuchHugepageFlag, "There is no huge page of that size",
            reason: "The kernel was built without it.",
            fix: "Look at /sys/kernel/mm/hugepages for the sizes that there are.", in: "run-enclave"),
        ErrorPage(
            .insufficientMemoryRequested, "Less memory was asked for than the image needs",
            reason: "An enclave unpacks its image in memory: it needs at least four times the image's size.",
            fix: "Ask for the amount in the message, or make the image smaller.", in: "run-enclave"),
        ErrorPage(
            .insufficientMemoryAvailable, "More memory was asked for than is free for enclaves",
            reason: "Other enclaves hold some, or the allocator set aside too little (512 MiB by default).",
            fix: "Ask for less, end an enclave, or allocator set memory_mib N.", in: "run-enclave"),
        ErrorPage(
            .memoryOverflow, "An amount of memory is too large to be counted", reason: "A typing mistake.",
            fix: "Give MiB, or use M, G or T: 3072, 3G.", in: "run-enclave"),
        ErrorPage(
            .clockSkew, "The clock went backwards", reason: "It was set while the command ran.",
            fix: "Try again; look at the machine's time service.", in: "run-enclave"),
        ErrorPage(
            .logger, "The log could not be written",
            reason: "The log directory belongs to another user (on EC2: you are not in group ne).",
            fix: "sudo usermod -aG ne $USER and log in anew, or set NITRO_CLI_LOG_PATH.", in: "every command"),
        ErrorPage(
            .hasher, "A measurement could not be computed", reason: "Reading the file failed half-way.",
            fix: "Look at the disk and try again.", in: "build-enclave", "describe-eif", "pcr"),
    ]
}
