import NeshData

extension ErrorPage {
    /// The process behind each enclave, and talking to it.
    static let processes: [ErrorPage] = [
        ErrorPage(
            .socketPairCreation, "The channel to a new enclave's process could not be made",
            reason: "The limit of open files is reached.",
            fix: "`ulimit -n` shows it; close what is open or raise it.", in: "run-enclave"),
        ErrorPage(
            .processSpawn, "The process that keeps an enclave could not be started",
            reason: "The limit of processes is reached, or memory is short.",
            fix: "`ulimit -u` and `free -m` tell which.", in: "run-enclave"),
        ErrorPage(
            .daemonizeProcess, "The enclave's process did not get ready",
            reason: "It ended before it could answer; its log says why.",
            fix: "Try again; the message ends with the log's last lines.", in: "run-enclave"),
        ErrorPage(
            .readFromDisk, "Something on the disk could not be read",
            reason: "The sockets directory or a file of /proc or /sys is missing.",
            fix: "Create the directory, or point NITRO_CLI_SOCKETS_PATH at one that is there.",
            in: "describe-enclaves", "resources"),
        ErrorPage(
            .unusableConnection, "A connection to an enclave's process gave nonsense",
            reason: "The process is of another program or version.",
            fix: "`describe-enclaves` names the socket that answered so.", in: "describe-enclaves", "terminate-enclave"),
        ErrorPage(
            .socketClose, "A connection could not be closed in order", reason: "The other side was gone already.",
            fix: "Look with `describe-enclaves` whether the command had its effect.", in: "terminate-enclave"),
        ErrorPage(
            .socketConnectTimeout, "An enclave's process did not answer in time",
            reason: "It is busy, stopped (SIGSTOP) or stuck.",
            fix: "Try again; `ps` shows the process named in the message.", in: "describe-enclaves", "console"),
        ErrorPage(
            .socket, "The socket of an enclave's process could not be used",
            reason: "No enclave has that ID: it has ended, or it belongs to another sockets directory.",
            fix: "`describe-enclaves` lists those that run; check NITRO_CLI_SOCKETS_PATH.",
            in: "console", "terminate-enclave", "run-enclave"),
        ErrorPage(
            .epoll, "Waiting for several things at once failed", reason: "A limit of the kernel.",
            fix: "Look at `ulimit -n` and the system's log.", in: "run-enclave"),
        ErrorPage(
            .inotify, "Watching the sockets directory failed",
            reason: "The user's number of watches is used up (fs.inotify.max_user_instances).",
            fix: "Raise it: sudo sysctl fs.inotify.max_user_instances=512.", in: "the prompt's notices"),
        ErrorPage(
            .invalidCommand, "An enclave's process was sent a command that it does not know",
            reason: "Two versions are mixed.", fix: "End that enclave with the program that started it.",
            in: "describe-enclaves", "terminate-enclave"),
        ErrorPage(
            .lockAcquire, "A lock could not be taken",
            reason: "Another start holds it for very long, or the runtime directory is not yours.",
            fix: "Wait for the other run-enclave; look who owns the directory in the message.", in: "run-enclave"),
        ErrorPage(
            .threadJoin, "A helper thread ended badly", reason: "Memory was short.", fix: "Try again.",
            in: "run-enclave"),
        ErrorPage(
            .serde, "A message or a JSON file could not be read",
            reason: "A --config or --metadata file has a mistake, or a process answered rubbish.",
            fix: "The message says where in the file.", in: "run-enclave", "build-enclave", "describe-enclaves"),
        ErrorPage(
            .enclaveProcessCommandNotExecuted, "The enclave's process refused or did not finish a command",
            reason: "The enclave belongs to another user: only its owner and root may end it.",
            fix: "Ask its owner, or use sudo.", in: "terminate-enclave", "console"),
        ErrorPage(
            .enclaveProcessConnection, "The connection to an enclave's process broke",
            reason: "The process ended in between, and its enclave with it.",
            fix: "`describe-enclaves` shows what is left.", in: "run-enclave", "describe-enclaves", "terminate-enclave"),
        ErrorPage(
            .socketPathNotFound, "The socket of an enclave cannot be named",
            reason: "The ID has not the form i-…-enc….",
            fix: "Copy the whole ID from `describe-enclaves`.", in: "console", "terminate-enclave"),
        ErrorPage(
            .enclaveProcessSendReply, "An enclave's process could not send its answer",
            reason: "The asking command was interrupted.", fix: "Ask again.", in: "every lifecycle command"),
        ErrorPage(
            .enclaveConsoleConnection, "The console cannot be reached",
            reason: "The enclave was not started in debug mode, or it has ended.",
            fix: "Start it with --debug-mode; `ls` shows which are.", in: "console", "run-enclave"),
        ErrorPage(
            .enclaveConsoleRead, "Reading the console failed", reason: "The enclave's process was lost meanwhile.",
            fix: "`describe-enclaves` tells whether the enclave still runs.", in: "console"),
        ErrorPage(
            .enclaveConsoleWriteOutput, "What the console said could not be written",
            reason: "The file or pipe that takes the output is full or closed.",
            fix: "Look at the disk's space (`df -h`) and at the reading program.", in: "console"),
        ErrorPage(
            .signalMasking, "Signals could not be held back", reason: "A limit of the system.", fix: "Try again.",
            in: "run-enclave"),
        ErrorPage(
            .signalUnmasking, "Signals could not be let through again", reason: "A limit of the system.",
            fix: "Try again.", in: "run-enclave"),
    ]
}
