import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// What the user sees when a call to the Nitro Enclaves driver fails.
enum NitroRefusal {
    /// Errors that pass by themselves: another enclave is just being started or taken down.
    static func isBusy(_ error: SystemError) -> Bool {
        error.errno == EBUSY || error.errno == EAGAIN || error.errno == EADDRINUSE
    }

    /// The failure with the call's code, the error's own sentence and what fixes it.
    static func failure(_ error: SystemError) -> Failure {
        if error.subject == KernelNitroDevice.path { return noDevice(error) }
        let name = nesh_ne_error_name(error.errno).map { String(cString: $0) }
        let (sentence, fixes) = explain(error)
        return Failure(
            code(error.call), sentence,
            details: ["the call was \(error.call), the error \(name.map { "\(error.errno), \($0)" } ?? error.reason)"],
            fixes: fixes)
    }

    private static func code(_ call: String) -> ErrorCode {
        switch call {
        case "NE_GET_IMAGE_LOAD_INFO": .ioctlImageLoadInfo
        case "NE_SET_USER_MEMORY_REGION": .ioctlSetMemoryRegion
        case "NE_ADD_VCPU": .ioctlAddVcpu
        case "NE_START_ENCLAVE": .ioctlEnclaveStart
        case "NE_CREATE_VM": .ioctl
        default: .enclaveBoot
        }
    }

    private static func noDevice(_ error: SystemError) -> Failure {
        let local = "option engine local  # runs images in a sandbox"
        switch error.errno {
        case ENOENT, ENODEV, ENXIO:
            return Failure(
                .fileOperation, "this machine has no Nitro Enclaves device: \(error)",
                details: ["it is an EC2 instance's, started with its enclave option and with the driver loaded"],
                fixes: ["doctor", "sudo modprobe nitro_enclaves", local])
        case EACCES, EPERM:
            return Failure(
                .fileOperation, "the Nitro Enclaves device is for root and the group ne: \(error)",
                fixes: ["sudo usermod -aG ne $USER  # then log out and back in", local])
        default: return Failure(.fileOperation, "\(error)", fixes: ["doctor"])
        }
    }

    // The numbers are those of <linux/nitro_enclaves.h>.
    private static func explain(_ error: SystemError) -> (String, [String]) {
        let allocator = "sudo systemctl restart nitro-enclaves-allocator.service"
        switch error.errno {
        case 256:
            return ("a CPU that you asked for already belongs to an enclave", ["resources  # lists the free ones"])
        case 257: return ("a CPU that you asked for is not in the pool for enclaves", ["resources  # lists the pool"])
        case 258:
            return ("a CPU that you asked for is on no core of the pool", ["resources  # lists the pool", allocator])
        case 259:
            return ("a piece of memory is not a multiple of 2 MiB", ["run-enclave … --memory with an even number"])
        case 260: return ("the driver cannot use the address of a piece of memory", [allocator])
        case 261: return ("a piece of memory does not begin where a huge page does", [allocator])
        case 262: return ("a piece of memory already belongs to an enclave", ["terminate-enclave --all", allocator])
        case 263: return ("a piece of memory is not made of huge pages", [allocator])
        case 264:
            return (
                "a piece of memory is on another NUMA node than the CPUs",
                [
                    "doctor  # shows the huge pages of each node",
                    "allocator set cpu_pool with CPUs of the memory's node",
                ]
            )
        case 265:
            return (
                "the memory is in more pieces than an enclave may have",
                ["\(allocator)  # right after a reboot: it then gets larger pages"]
            )
        case 266: return ("the enclave was to start without memory", ["run-enclave … --memory 512"])
        case 267: return ("the enclave was to start without a CPU", ["run-enclave … --cpu-count 2"])
        case 268:
            let least = Reservation.leastMemoryMiB
            return ("the enclave has less memory than the \(least) MiB that it must have", ["--memory \(least)"])
        case 269:
            return (
                "the enclave's CPUs are not whole cores",
                ["run-enclave … --cpu-count with an even number", "--cpu-ids with both threads of each core"]
            )
        case 270: return ("the enclave has been started already", ["run-enclave once more"])
        case 271: return ("a CPU that you asked for does not exist", ["resources  # lists the pool"])
        case 272:
            return (
                "no CPU is free in the pool for enclaves",
                [Reservation.ending, "allocator set cpu_count 2", allocator]
            )
        case 273: return ("a piece of memory is in pages that are not a multiple of 2 MiB", [allocator])
        case 274: return ("the driver does not know a flag that was set", ["update the kernel"])
        case 275:
            return (
                "the enclave's CID is one that no enclave may have, or is taken",
                ["leave --enclave-cid out to get a free one"]
            )
        case ENOMEM: return ("the kernel has no memory left for its account of the enclave", ["resources", "free -m"])
        case EIO: return ("the enclave was begun by another process than the one that goes on with it", [])
        case EFAULT: return ("the driver could not read or write this program's memory", [])
        case EINVAL: return ("the driver refuses the memory's place", [allocator])
        case ENOTTY: return ("the device is not the Nitro Enclaves driver's", ["doctor"])
        case EBUSY, EAGAIN: return ("the device stayed busy with other enclaves", ["try again after some seconds"])
        case EADDRINUSE:
            return (
                "another enclave has not finished booting: its starter still waits for it",
                ["describe-enclaves", "try again after some seconds"]
            )
        default: return ("\(error.subject ?? error.call): \(error.reason)", ["doctor"])
        }
    }
}
