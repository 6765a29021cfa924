import NeshCommand

/// What kind of program a name stands for, of those that people type at nesh's prompt by habit or from a tutorial.
enum ShellProgram {
    /// `ls`: nesh's own verb, too.
    case list
    /// `cd`
    case directory
    /// Containers: images and what runs from them.
    case container
    /// The system's services.
    case service
    /// Shows a file.
    case viewer
    /// Changes a file under a person's hands.
    case editor
    /// `sed`: changes a file by itself.
    case streamEditor
    /// Shows the machine's memory and CPUs.
    case resources
    /// Belongs to AWS's allocator.
    case allocator
    /// Wants to leave.
    case leave
    /// Wants help.
    case help
    /// Wants an empty screen.
    case clear
    /// Begins a block of sh's that nesh has not.
    case loop
    /// Stands inside such a block, or in sh's `if`.
    case blockWord
    /// `man`
    case manual
    /// `top`: nesh's own verb, too.
    case top
    /// Shows what runs.
    case processes
    /// Ends what runs.
    case ender
    /// Installs packages.
    case installer
    /// Puts users into groups.
    case groups
    /// Shows or loads the kernel's modules.
    case modules
    /// Shows the system's log.
    case journal
    /// Connects, or waits for a connection.
    case connector
    /// Opens a shell on another machine.
    case login
    /// Shows connections.
    case connections
    /// Shows or asks what a network has: addresses, routes, names.
    case network
    /// AWS's own program.
    case aws
    /// `time`: measures a line.
    case timer
    /// `watch`: runs a line again and again.
    case watcher
    /// Any other program that is known by its name.
    case other

    /// - Parameter name: without its directory.
    /// - Returns: nil for a name that could be a misspelt verb.
    init?(_ name: String) {
        switch name {
        case "ls": self = .list
        case "cd": self = .directory
        case "docker", "podman", "nerdctl", "finch": self = .container
        case "systemctl", "service": self = .service
        case "cat", "less", "more", "head", "tail": self = .viewer
        case "vi", "vim", "nano": self = .editor
        case "sed": self = .streamEditor
        case "free", "lscpu", "nproc", "lsmem", "numactl": self = .resources
        case "nitro-cli-config", "nitro-enclaves-allocator": self = .allocator
        case "quit", "q", ":q", "\\q", "logout", "bye": self = .leave
        case "?", "h", "\\h", "\\?": self = .help
        case "clear", "cls": self = .clear
        case "for", "while", "until", "case", "select": self = .loop
        case "then", "fi", "elif", "do", "done", "esac": self = .blockWord
        case "man": self = .manual
        case "top": self = .top
        case "ps", "htop": self = .processes
        case "kill", "pkill", "killall": self = .ender
        case "apt", "apt-get", "yum", "dnf", "amazon-linux-extras", "snap", "brew": self = .installer
        case "usermod", "gpasswd", "newgrp", "groups", "adduser": self = .groups
        case "lsmod", "modprobe", "insmod", "rmmod", "modinfo": self = .modules
        case "journalctl": self = .journal
        case "nc", "ncat", "netcat", "socat", "telnet", "curl", "wget": self = .connector
        case "ssh", "mosh": self = .login
        case "ss", "netstat", "lsof": self = .connections
        case "ip", "ifconfig", "route", "arp", "ping", "traceroute", "dig", "nslookup": self = .network
        case "aws": self = .aws
        case "time": self = .timer
        case "watch": self = .watcher
        case "git", "mkdir", "rm",
            "cp", "mv", "pwd", "grep", "jq", "make", "cargo", "pip", "pip3", "python3",
            "touch", "chmod", "export", "dmesg", "tee", "which", "openssl", "bash", "sh":
            self = .other
        default: return nil
        }
    }
}
