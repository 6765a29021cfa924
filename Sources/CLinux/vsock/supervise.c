// C because the supervisor runs without the Swift runtime: in a copy of a process with threads.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

// Then anyone who else is ready gets a turn.
enum { calls_in_a_row = 32, events_at_once = 16 };

struct vsock_supervisor vsock;

static void wake(int signal) { (void)signal; }

void vsock_set_alarm(int milliseconds) {
    struct itimerval timer = {.it_value = {.tv_usec = milliseconds * 1000}};
    // Again and again: the first could come before the call that it is to end.
    timer.it_interval = timer.it_value;
    setitimer(ITIMER_REAL, &timer, NULL);
}

int vsock_watch(int fd, enum vsock_source source, uint32_t slot) {
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = (uint64_t)source << 32 | slot};
    return epoll_ctl(vsock.epoll, EPOLL_CTL_ADD, fd, &event);
}

void vsock_forget(int fd) { epoll_ctl(vsock.epoll, EPOLL_CTL_DEL, fd, NULL); }

int vsock_take_call(void) {
    // Newer kernels may write more than this header knows.
    static union {
        struct seccomp_notif notification;
        char bytes[512];
    } in;
    memset(&in, 0, sizeof in);
    if (ioctl(vsock.notifications, SECCOMP_IOCTL_NOTIF_RECV, &in.notification) < 0) return 0;
    struct vsock_call call = {
        .id = in.notification.id, .thread = (pid_t)in.notification.pid, .number = in.notification.data.nr};
    for (int i = 0; i < 6; i++) call.arguments[i] = in.notification.data.args[i];
    vsock_handle(&call);
    return 1;
}

static int is_asked(void) {
    struct epoll_event event;
    static int calls = -1;
    if (calls < 0) {
        calls = epoll_create1(EPOLL_CLOEXEC);
        event = (struct epoll_event){.events = EPOLLIN};
        epoll_ctl(calls, EPOLL_CTL_ADD, vsock.notifications, &event);
    }
    return epoll_wait(calls, &event, 1, 0) == 1 && event.events & EPOLLIN;
}

static void take_calls(void) {
    for (int i = 0; i < calls_in_a_row && (i == 0 || is_asked()); i++)
        if (!vsock_take_call()) return;
}

static int sooner(int left, int right) { return left < 0 ? right : right < 0 || left < right ? left : right; }

static void prepare(void) {
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGALRM, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    sigset_t alarm;
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGALRM);
    sigprocmask(SIG_UNBLOCK, &alarm, NULL);
    // Copies of listeners that are waited on.
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

static void serve(void) {
    prepare();
    if (vsock_watch(vsock.notifications, SOURCE_CALLS, 0) < 0) return;
    if (vsock.keeper >= 0 && vsock_watch(vsock.keeper, SOURCE_KEEPER, 0) < 0) return;
    for (;;) {
        struct epoll_event events[events_at_once];
        int pause = sooner(vsock_look_after_accepts(), vsock_sweep_ports(0));
        int count = epoll_wait(vsock.epoll, events, events_at_once, pause);
        if (count < 0 && errno != EINTR) return;
        for (int i = 0; i < count; i++) {
            uint32_t slot = (uint32_t)events[i].data.u64;
            switch ((enum vsock_source)(events[i].data.u64 >> 32)) {
            case SOURCE_CALLS:
                if (events[i].events & EPOLLIN) take_calls();
                // Nobody has the filter any more.
                else if (events[i].events & EPOLLHUP) return;
                break;
            case SOURCE_KEEPER: vsock_hear_keeper(); break;
            case SOURCE_ACCEPT: vsock_retry_accept(slot); break;
            case SOURCE_HEARTBEAT: vsock_beat(slot); break;
            case SOURCE_OTHER: vsock_children(); break;
            }
        }
    }
}

void vsock_supervise(void) {
    serve();
    vsock_give_back_ports();
}

#endif
