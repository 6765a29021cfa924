// The system calls that the sandbox's processes do without, because the kernel behind them is shared with the host.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <linux/un.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the local engine knows x86_64 and aarch64"
#endif

// Little-endian: the low half of an argument comes first. Where the kernel takes an int, it looks at that half only.
#define ARGUMENT(n) ((unsigned)(offsetof(struct seccomp_data, args) + 8 * (n)))
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)(offset))
#define IF_EQUAL(value, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (then), (otherwise))
#define IF_ANY_BIT(bits, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), (then), (otherwise))
#define ANSWER(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
// The number of the call is in the accumulator before and after each of these.
#define REFUSE(call, error) IF_EQUAL(SYS_##call, 0, 1), ANSWER(error)
// The same where the first argument has the flag; without it the call is allowed.
#define REFUSE_FLAG(call, flag, error) \
    IF_EQUAL(SYS_##call, 0, 4), LOAD(ARGUMENT(0)), IF_ANY_BIT(flag, 0, 1), ANSWER(error), ALLOW
#define NUMBER offsetof(struct seccomp_data, nr)
// The place for one more family of sockets, and no number of one.
#define NO_FAMILY 0xfffffffeu

void sandbox_filter_calls(int has_vsock) {
    static struct sock_filter filter[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        IF_EQUAL(OWN_ARCHITECTURE, 1, 0),
        KILL,
        LOAD(NUMBER),
#if defined(__x86_64__)
        // The x32 numbers of the same architecture.
        IF_ANY_BIT(0x40000000, 0, 1),
        KILL,
#endif
        // Sockets: the network namespace does not confine AF_VSOCK, which would reach the host's own,
        // and an enclave has no use for the rarer families.
        IF_EQUAL(SYS_socket, 0, 9),
        LOAD(ARGUMENT(0)),
        IF_EQUAL(AF_UNIX, 6, 0),
        IF_EQUAL(AF_INET, 5, 0),
        IF_EQUAL(AF_INET6, 4, 0),
        IF_EQUAL(AF_NETLINK, 3, 0),
        IF_EQUAL(AF_PACKET, 2, 0),
        IF_EQUAL(NO_FAMILY, 1, 0),
        ANSWER(EAFNOSUPPORT),
        ALLOW,
        // It would do all of that without these calls.
        REFUSE(io_uring_setup, ENOSYS),
        REFUSE(io_uring_enter, ENOSYS),
        REFUSE(io_uring_register, ENOSYS),
        // A new user namespace gives back every capability that was dropped. What clone3 is asked
        // for lies in memory, out of a filter's sight; libraries then take clone.
        REFUSE(clone3, ENOSYS),
        REFUSE_FLAG(clone, CLONE_NEWUSER, EPERM),
        REFUSE_FLAG(unshare, CLONE_NEWUSER, EPERM),
        // Typing into a terminal from the inside; and a descriptor of the file that a Unix socket is bound to, which is
        // one of the host's where the other end is.
        IF_EQUAL(SYS_ioctl, 0, 6),
        LOAD(ARGUMENT(1)),
        IF_EQUAL(TIOCSTI, 2, 0),
        IF_EQUAL(TIOCLINUX, 1, 0),
        IF_EQUAL(SIOCUNIXFILE, 0, 1),
        ANSWER(EPERM),
        ALLOW,
        // Keys are kept per user, not per sandbox.
        REFUSE(add_key, ENOSYS),
        REFUSE(request_key, ENOSYS),
        REFUSE(keyctl, ENOSYS),
        REFUSE(bpf, EPERM),
        REFUSE(perf_event_open, EPERM),
        REFUSE(userfaultfd, EPERM),
        REFUSE(open_by_handle_at, EPERM),
        REFUSE(kexec_load, EPERM),
#ifdef SYS_kexec_file_load
        REFUSE(kexec_file_load, EPERM),
#endif
        REFUSE(init_module, EPERM),
        REFUSE(finit_module, EPERM),
        REFUSE(delete_module, EPERM),
        REFUSE(reboot, EPERM),
        REFUSE(swapon, EPERM),
        REFUSE(swapoff, EPERM),
        REFUSE(acct, EPERM),
        REFUSE(syslog, EPERM),
        REFUSE(setns, EPERM),
        REFUSE(mount, EPERM),
        REFUSE(umount2, EPERM),
        REFUSE(pivot_root, EPERM),
        REFUSE(open_tree, EPERM),
        REFUSE(move_mount, EPERM),
        REFUSE(fsopen, EPERM),
        REFUSE(fsconfig, EPERM),
        REFUSE(fsmount, EPERM),
        REFUSE(fspick, EPERM),
        ALLOW,
    };
    // The filter of vsock's calls then decides.
    for (size_t i = 0; has_vsock && i < sizeof filter / sizeof *filter; i++)
        if (filter[i].k == NO_FAMILY) filter[i].k = AF_VSOCK;
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) < 0) sandbox_die("prctl", "PR_SET_SECCOMP");
}

#endif
