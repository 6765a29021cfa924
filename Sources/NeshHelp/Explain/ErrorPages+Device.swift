import NeshData
import NeshInterpreter

extension ErrorPage {
    /// /dev/nitro_enclaves and the boot.
    static let device: [ErrorPage] = [
        ErrorPage(
            .invalidEnclaveFd, "The driver gave no usable enclave",
            reason: "The instance was started without its enclave option.",
            fix: "Stop the instance, switch Enclave on, start it.", in: "run-enclave"),
        ErrorPage(
            .ioctl, "A call to the Nitro Enclaves driver failed",
            reason: "The device is busy with another start, or an enclave's memory is not back yet.",
            fix: "Try again after some seconds; the message names the call.", in: "run-enclave"),
        ErrorPage(
            .ioctlImageLoadInfo, "The driver did not say where the image goes", reason: "An old or foreign driver.",
            fix: "Update the kernel, or modprobe nitro_enclaves.", in: "run-enclave"),
        ErrorPage(
            .ioctlSetMemoryRegion, "The driver refused a piece of memory",
            reason: "Not huge pages, from another NUMA node, or already an enclave's.",
            fix: "Restart nitro-enclaves-allocator.service.", in: "run-enclave"),
        ErrorPage(
            .ioctlAddVcpu, "The driver refused a CPU",
            reason: "It is not in the pool, or its sibling is in other use.",
            fix: "`resources` lists the free ids.", in: "run-enclave"),
        ErrorPage(
            .ioctlEnclaveStart, "The driver could not start the enclave",
            reason: "Too little memory or no full core, or the CID is taken.",
            fix: "Give at least 64 MiB and whole cores; leave --enclave-cid away.", in: "run-enclave"),
        ErrorPage(
            .eifParsing, "The file is no usable enclave image",
            reason: "It is cut off, damaged, of another format, or its kernel is a placeholder.",
            fix: "Build it again; describe-eif says what is wrong.", in: "run-enclave", "describe-eif", "sign-eif"),
        ErrorPage(
            .enclaveBoot, "The enclave did not come up",
            reason: "Its kernel or init failed, its memory was too small, or this host refused the sandbox.",
            fix: "Run it with --debug-mode --attach-console to see where it stops.", in: "run-enclave"),
        ErrorPage(
            .enclaveEventWait, "Waiting for the enclave failed", reason: "A limit of the system.",
            fix: "Try again.", in: "run-enclave"),
        ErrorPage(
            .enclaveMmap, "Memory for the enclave could not be mapped",
            reason: "Huge pages are short or scattered over NUMA nodes.",
            fix: "Restart nitro-enclaves-allocator.service, or ask for less.", in: "run-enclave"),
        ErrorPage(
            .enclaveMunmap, "Surplus memory could not be given back", reason: "A limit of the system.",
            fix: "End the enclave and start it again.", in: "run-enclave"),
    ]
}
