// What the sandbox's filter answers to system calls, on the processor that this is compiled for: its program is taken
// where it would go to the kernel, and carried out here, as the kernel's documentation describes it.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

static struct sock_fprog taken;

// In the place of the C library's.
int prctl(int option, ...) {
    __builtin_va_list more;
    __builtin_va_start(more, option);
    (void)__builtin_va_arg(more, unsigned long);
    taken = *__builtin_va_arg(more, struct sock_fprog *);
    __builtin_va_end(more);
    return 0;
}
void sandbox_die(const char *what, const char *subject) {
    (void)what, (void)subject;
    exit(2);
}
long syscall(long number, ...) {
    __builtin_va_list more;
    __builtin_va_start(more, number);
    (void)__builtin_va_arg(more, unsigned long), (void)__builtin_va_arg(more, unsigned long);
    taken = *__builtin_va_arg(more, struct sock_fprog *);
    __builtin_va_end(more);
    return 0;
}
void sandbox_filter_calls(int has_vsock);
int vsock_trap(int is_sandbox);

static unsigned answer3(unsigned architecture, int number, unsigned long first, unsigned long second,
                        unsigned long third) {
    struct seccomp_data data = {.nr = number, .arch = architecture, .args = {first, second, third}};
    unsigned value = 0;
    for (unsigned at = 0; at < taken.len; at++) {
        struct sock_filter step = taken.filter[at];
        switch (step.code) {
        case BPF_LD | BPF_W | BPF_ABS: memcpy(&value, (char *)&data + step.k, 4); break;
        case BPF_JMP | BPF_JEQ | BPF_K: at += value == step.k ? step.jt : step.jf; break;
        case BPF_JMP | BPF_JSET | BPF_K: at += value & step.k ? step.jt : step.jf; break;
        case BPF_RET | BPF_K: return step.k;
        default: exit(3);
        }
    }
    exit(4);
}

static unsigned answer(unsigned architecture, int number, unsigned long first, unsigned long second) {
    return answer3(architecture, number, first, second, 0);
}

static void say(const char *name, unsigned action) {
    if (action == SECCOMP_RET_ALLOW) printf("%s allowed\n", name);
    else if (action == SECCOMP_RET_USER_NOTIF) printf("%s trapped\n", name);
    else if (action == SECCOMP_RET_KILL_PROCESS) printf("%s killed\n", name);
    else printf("%s %s\n", name, strerrorname_np((int)(action & SECCOMP_RET_DATA)));
}

int main(void) {
#if defined(__aarch64__)
    unsigned own = AUDIT_ARCH_AARCH64, other = AUDIT_ARCH_ARM;
#else
    unsigned own = AUDIT_ARCH_X86_64, other = AUDIT_ARCH_I386;
#endif
    sandbox_filter_calls(0);
    say("read", answer(own, SYS_read, 0, 0));
    say("read of another processor", answer(other, SYS_read, 0, 0));
    say("mount", answer(own, SYS_mount, 0, 0));
    say("setns", answer(own, SYS_setns, 0, 0));
    say("clone", answer(own, SYS_clone, CLONE_FS, 0));
    say("clone of a user namespace", answer(own, SYS_clone, CLONE_NEWUSER, 0));
    say("unshare of a user namespace", answer(own, SYS_unshare, CLONE_NEWUSER | CLONE_NEWNS, 0));
    say("clone3", answer(own, SYS_clone3, 0, 0));
    say("inet", answer(own, SYS_socket, AF_INET, 0));
    say("vsock", answer(own, SYS_socket, AF_VSOCK, 0));
    say("TIOCSTI", answer(own, SYS_ioctl, 0, 0x5412));
    say("TCGETS", answer(own, SYS_ioctl, 0, 0x5401));
    sandbox_filter_calls(1);
    say("vsock where it is there", answer(own, SYS_socket, AF_VSOCK, 0));
    for (int is_sandbox = 0; is_sandbox < 2; is_sandbox++) {
        vsock_trap(is_sandbox);
        printf("%s:\n", is_sandbox ? "sandbox" : "host");
        static const int calls[] = {SYS_connect, SYS_bind,        SYS_listen,      SYS_accept,
                                    SYS_accept4, SYS_getsockname, SYS_getpeername, SYS_read,
                                    SYS_write,   SYS_sendto,      SYS_recvfrom,    SYS_sendmsg};
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
            say(i < 7 ? "a call of sockets" : "data", answer(own, calls[i], 3, 0));
        say("socket of vsock", answer(own, SYS_socket, AF_VSOCK, 0));
        say("socket of another family", answer(own, SYS_socket, AF_INET, 0));
        say("pair", answer(own, SYS_socketpair, AF_UNIX, 0));
        say("pair of vsock", answer(own, SYS_socketpair, AF_VSOCK, 0));
        say("option of vsock", answer3(own, SYS_setsockopt, 3, AF_VSOCK, 0));
        say("option", answer3(own, SYS_setsockopt, 3, SOL_SOCKET, SO_ERROR));
        say("asked option of vsock", answer3(own, SYS_getsockopt, 3, AF_VSOCK, 0));
        say("SO_ERROR", answer3(own, SYS_getsockopt, 3, SOL_SOCKET, SO_ERROR));
        say("SO_DOMAIN", answer3(own, SYS_getsockopt, 3, SOL_SOCKET, SO_DOMAIN));
        say("SO_TYPE", answer3(own, SYS_getsockopt, 3, SOL_SOCKET, SO_TYPE));
        say("option of TCP", answer3(own, SYS_getsockopt, 3, 6, SO_ERROR));
        say("local CID", answer(own, SYS_ioctl, 3, 0x7b9));
        say("security module", answer(own, SYS_ioctl, 3, 0xC0200A00));
        say("entropy", answer(own, SYS_ioctl, 3, 0x40045201));
        say("TCGETS", answer(own, SYS_ioctl, 3, 0x5401));
        say("io_uring_setup", answer(own, SYS_io_uring_setup, 0, 0));
    }
#if defined(__x86_64__)
    vsock_trap(0);
    say("32-bit read", answer(other, 3, 0, 0));
    say("32-bit socketcall", answer(other, 102, 0, 0));
    say("32-bit socket of vsock", answer(other, 359, AF_VSOCK, 0));
    say("32-bit socket", answer(other, 359, AF_INET, 0));
    say("x32 read", answer(own, 0x40000000, 0, 0));
#endif
    return 0;
}
