// Namespaces can be set neither by posix_spawn nor from Swift, whose own fork is unsafe.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include "../include/clinux_socket.h"
#include "../vsock/supervisor.h"
#include <errno.h>
#include <limits.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// The keeper holds the other end for as long as it lives.
static int keeper_is_gone(int orders) {
    struct pollfd item = {.fd = orders, .events = POLLIN};
    return poll(&item, 1, 0) > 0 && (item.revents & POLLHUP);
}

// An inherited descriptor keeps its pipe or socket open, and could hide that the keeper has gone.
static void close_others(const struct nesh_sandbox *sandbox) {
    const int own[] = {sandbox->orders, sandbox->steps, sandbox->report, sandbox->console, sandbox->vsock};
    for (int lowest = 3;;) {
        int next = INT_MAX;
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            if (own[i] >= lowest && own[i] < next) next = own[i];
        sandbox_close(lowest, next == INT_MAX ? next : next - 1);
        if (next == INT_MAX) return;
        lowest = next + 1;
    }
}

// After its ids have changed, which clears it; then the keeper may already have gone.
static void end_with_keeper(const struct nesh_sandbox *sandbox) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) sandbox_die("prctl", "PR_SET_PDEATHSIG");
    if (keeper_is_gone(sandbox->orders)) _exit(0);
}

// Before it has written anything: what is unpacked counts as the sandbox's memory.
static void join_groups(const struct nesh_sandbox *sandbox) {
    for (int i = 0; i < sandbox->join_count; i++)
        if (write(sandbox->joins[i], "0", 1) < 0) sandbox_report(NESH_SANDBOX_NOTE, errno, "cgroup", "");
}

void *sandbox_pages(size_t bytes) {
    void *pages = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) sandbox_die("mmap", "memory of the launcher");
    return pages;
}

static void unpack_all(const struct nesh_sandbox *sandbox) {
    uint64_t total = 0;
    for (int i = 0; i < sandbox->ramdisk_count; i++) total += sandbox->ramdisks[i].size;
    sandbox_say("Unpacking initramfs: %d ramdisks, %llu KiB", sandbox->ramdisk_count,
                (unsigned long long)(total + 1023) / 1024);
    for (int i = 0; i < sandbox->ramdisk_count; i++) sandbox_unpack(sandbox, &sandbox->ramdisks[i]);
    sandbox_forget_parent();
    sandbox_forget_links();
}

// 1 where somebody answers the calls from now on.
static int trap_vsock(const struct nesh_sandbox *sandbox) {
    if (sandbox->vsock < 0) return 0;
    int notifications = vsock_trap(1);
    if (notifications < 0) {
        // EBUSY: another program, such as a container's manager, answers calls of these processes already.
        sandbox_report(NESH_SANDBOX_NOTE, errno, "seccomp", "vsock");
        return 0;
    }
    if (nesh_send_descriptor(sandbox->vsock, notifications) < 0) sandbox_die("sendmsg", "the vsock calls");
    close(notifications);
    return 1;
}

// What needs no order.
static void prepare(const struct nesh_sandbox *sandbox, struct sandbox_host *host) {
    // A process that is stopped cannot see that the keeper has gone; the kernel can.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_others(sandbox);
    // The console comes later.
    sandbox_speak_through(sandbox->report, -1);
    // Its ids are mapped by others.
    sandbox_wait(sandbox);
    sandbox_act_as_root(sandbox);
    end_with_keeper(sandbox);
    if (sethostname("localhost", 9) < 0) sandbox_die("sethostname", "localhost");
    sandbox_part_from_host();
    sandbox_make_console(sandbox, host);
    sandbox_take_from_host(sandbox, host);
    sandbox_enter_fresh_root();
}

static _Noreturn void first_process(struct nesh_sandbox *sandbox, int is_in_group) {
    struct sandbox_host host;
    prepare(sandbox, &host);
    sandbox_wait(sandbox);
    sandbox_take_order(sandbox);
    sandbox_start_clock();
    if (!is_in_group) join_groups(sandbox);
    sandbox_become_root();
    end_with_keeper(sandbox);
    // The group that this process is in by now becomes the root of what it sees.
    if (unshare(CLONE_NEWCGROUP) < 0 && errno != EINVAL) sandbox_die("unshare", "CLONE_NEWCGROUP");
    // Before anything is unpacked: its files are the enclave's memory, not files of anyone who started nesh.
    sandbox_limit_process(sandbox);
    sandbox_bound_root(sandbox);
    unpack_all(sandbox);
    // What the init puts in the place of a file that is empty or not there.
    static char *usual_environment[] = {"PATH=/sbin:/usr/sbin:/bin:/usr/bin", NULL};
    static char *usual_command[] = {"sh", NULL};
    char **environment = sandbox_take_lines("/env", usual_environment);
    char **command = sandbox_take_lines("/cmd", usual_command);
    sandbox_enter_rootfs();
    sandbox_trust(sandbox);
    sandbox_mount_all(sandbox, &host);
    sandbox_drop_rights();
    sandbox_filter_calls(trap_vsock(sandbox));
    sandbox_run(sandbox, command, environment);
}

// Without a stack the child goes on here, on a copy of this one.
static long clone_into(struct nesh_sandbox *sandbox, uint64_t flags, int *pidfd) {
#ifdef CLONE_INTO_CGROUP
    if (sandbox->born_in >= 0) {
        struct clone_args arguments = {
            .flags = flags | CLONE_INTO_CGROUP,
            .pidfd = (uint64_t)(uintptr_t)pidfd,
            .exit_signal = SIGCHLD,
            .cgroup = (uint64_t)sandbox->born_in,
        };
        long child = syscall(SYS_clone3, &arguments, sizeof arguments);
        if (child == 0) first_process(sandbox, 1);
        if (child > 0) return child;
    }
#endif
    // An older kernel, a filter that knows no clone3, or a group that takes nobody.
    long child = syscall(SYS_clone, flags | SIGCHLD, NULL, pidfd, NULL, NULL);
    if (child == 0) first_process(sandbox, 0);
    return child;
}

pid_t nesh_sandbox_start(const struct nesh_sandbox *sandbox, int *pidfd) {
    uint64_t flags = SANDBOX_NAMESPACES | CLONE_PIDFD;
    // The bare call: the library's fork would run handlers of a program with threads.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int descriptor = -1;
    struct nesh_sandbox own = *sandbox;
    long child = clone_into(&own, flags, &descriptor);
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (child < 0) return -error;
    *pidfd = descriptor;
    return (pid_t)child;
}

#endif
