// C because a filter is a program in macros, and it is installed between clone and exec.
//
// Which calls the supervisor sees. Data never is among them.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define ARGUMENT(n) ((unsigned)(offsetof(struct seccomp_data, args) + 8 * (n)))
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)(offset))
#define IF_EQUAL(value, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), (then), (otherwise))
#define IF_ANY_BIT(bits, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), (then), (otherwise))
#define ANSWER(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define TRAP BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF)
#define TRAP_CALL(call) IF_EQUAL(SYS_##call, 0, 1), TRAP
#define NUMBER offsetof(struct seccomp_data, nr)

// 32-bit programs cannot be served: they are refused what could lead to the machine's own vsock. Most have sockets by
// one call for all, whose arguments a filter does not see.
#if defined(__x86_64__)
enum { socketcall_32 = 102, socket_32 = 359 };
#else
enum { socketcall_32 = 102, socket_32 = 281 };
#endif

// What the kernel would do for a Unix socket, and vsock refuses.
#define TRAP_OUT_OF_BAND(call, flags)                                                                                  \
    IF_EQUAL(SYS_##call, 0, 4), LOAD(ARGUMENT(flags)), IF_ANY_BIT(MSG_OOB, 0, 1), TRAP, ALLOW

#define COMMON                                                                                                         \
    TRAP_CALL(connect), TRAP_CALL(bind), TRAP_CALL(listen), TRAP_CALL(accept), TRAP_CALL(accept4),                      \
        TRAP_CALL(getsockname), TRAP_CALL(getpeername), TRAP_CALL(shutdown),                                           \
        TRAP_OUT_OF_BAND(sendto, 3), TRAP_OUT_OF_BAND(sendmsg, 2), TRAP_OUT_OF_BAND(sendmmsg, 3),                      \
        TRAP_OUT_OF_BAND(recvfrom, 3), TRAP_OUT_OF_BAND(recvmsg, 2), TRAP_OUT_OF_BAND(recvmmsg, 3),                    \
        IF_EQUAL(SYS_socket, 0, 4), LOAD(ARGUMENT(0)), IF_EQUAL(AF_VSOCK, 0, 1), TRAP, ALLOW,                          \
        IF_EQUAL(SYS_socketpair, 0, 4), LOAD(ARGUMENT(0)), IF_EQUAL(AF_VSOCK, 0, 1), ANSWER(EOPNOTSUPP), ALLOW,        \
        IF_EQUAL(SYS_setsockopt, 0, 8), LOAD(ARGUMENT(1)), IF_EQUAL(AF_VSOCK, 4, 0), IF_EQUAL(SOL_SOCKET, 0, 4),       \
        LOAD(ARGUMENT(2)), IF_EQUAL(SO_PASSCRED, 1, 0), IF_EQUAL(SO_PASSSEC, 0, 1), TRAP, ALLOW,                       \
        IF_EQUAL(SYS_getsockopt, 0, 11), LOAD(ARGUMENT(1)), IF_EQUAL(AF_VSOCK, 7, 0), IF_EQUAL(SOL_SOCKET, 0, 7),      \
        LOAD(ARGUMENT(2)), IF_EQUAL(SO_ERROR, 4, 0), IF_EQUAL(SO_DOMAIN, 3, 0), IF_EQUAL(SO_PEERCRED, 2, 0),           \
        IF_EQUAL(SO_PEERSEC, 1, 0), IF_EQUAL(SO_PEERGROUPS, 0, 1), TRAP, ALLOW

static struct sock_filter sandbox_filter[] = {
    // The sandbox's own filter, which is asked as well, ends what comes from another architecture.
    LOAD(NUMBER),
    // Here the calls are answered at once: a descriptor that is another one in the next moment would get past a
    // supervisor that asks which socket is meant. As by a kernel that lacks them, a program is refused a handle of the
    // program at the other end, and leave to be handed descriptors.
    IF_EQUAL(SYS_getsockopt, 1, 0), IF_EQUAL(SYS_setsockopt, 0, 8), LOAD(ARGUMENT(1)), IF_EQUAL(SOL_SOCKET, 0, 5),
    LOAD(ARGUMENT(2)), IF_EQUAL(SO_PEERPIDFD, 2, 0), IF_EQUAL(SO_PASSPIDFD, 1, 0),
    IF_EQUAL(NESH_SO_PASSRIGHTS, 0, 1), ANSWER(ENOPROTOOPT), LOAD(NUMBER), COMMON, IF_EQUAL(SYS_ioctl, 0, 5), LOAD(ARGUMENT(1)),
    IF_EQUAL(NESH_IOCTL_LOCAL_CID, 2, 0), IF_EQUAL(NESH_IOCTL_NSM, 1, 0), IF_EQUAL(NESH_IOCTL_ENTROPY, 0, 1), TRAP,
    ALLOW,
};

static struct sock_filter host_filter[] = {
    LOAD(offsetof(struct seccomp_data, arch)), IF_EQUAL(OWN_ARCHITECTURE, 7, 0), LOAD(NUMBER),
    IF_EQUAL(socketcall_32, 3, 0), IF_EQUAL(socket_32, 0, 3), LOAD(ARGUMENT(0)), IF_EQUAL(AF_VSOCK, 0, 1),
    ANSWER(EAFNOSUPPORT), ALLOW,
    LOAD(NUMBER),
#if defined(__x86_64__)
    IF_ANY_BIT(0x40000000, 0, 1), ANSWER(ENOSYS),
#endif
    // It would connect without these calls.
    IF_EQUAL(SYS_io_uring_setup, 0, 1), ANSWER(ENOSYS), TRAP_CALL(execve), COMMON, IF_EQUAL(SYS_ioctl, 0, 3), LOAD(ARGUMENT(1)),
    IF_EQUAL(NESH_IOCTL_LOCAL_CID, 0, 1), TRAP, ALLOW,
};

int vsock_trap(int is_sandbox) {
    struct sock_fprog program = {sizeof host_filter / sizeof *host_filter, host_filter};
    if (is_sandbox) program = (struct sock_fprog){sizeof sandbox_filter / sizeof *sandbox_filter, sandbox_filter};
    // Without the second, a signal would have a call that was answered already made again.
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
                        SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, &program);
}

// Tried on this process itself, in which everything may be looked at: a filter knows a call by its number.
static int may_look(void) {
    char there = 1, here = 0;
    struct iovec from = {&there, 1}, to = {&here, 1};
    int process = (int)syscall(SYS_pidfd_open, getpid(), 0);
    if (process < 0) return errno;
    int copy = (int)syscall(SYS_pidfd_getfd, process, process, 0), error = copy < 0 ? errno : 0;
    if (copy >= 0) close(copy);
    close(process);
    if (!error && process_vm_readv(getpid(), &to, 1, &from, 1, 0) < 0) error = errno;
    if (!error && process_vm_writev(getpid(), &to, 1, &from, 1, 0) < 0) error = errno;
    return error;
}

int nesh_vsock_probe(void) {
    // A filter at no address is looked at only after the flags.
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
                          SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, NULL);
    return result < 0 && errno == EFAULT ? may_look() : errno;
}

#endif
