// A filter is installed between fork and exec, and the supervisor runs without the Swift runtime.
//
// Three processes. The caller is what a shell waits for and stops; it passes on signals and ends as the program does.
// Below it is the supervisor, in a session of its own, so that no key ends it; it lives until the last process with the
// filter has gone. Below that is the program: the kernel lets a process look into its descendants.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include "../include/clinux_socket.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum event { EVENT_FAILED, EVENT_STARTED, EVENT_STOPPED, EVENT_CONTINUED, EVENT_EXITED, EVENT_KILLED };
// What the supervisor tells the caller.
struct news {
    enum event event;
    int value;     // errno, status or signal; the process at the start
    char step[24]; // of a failure
};

static int caller = -1, children = -1;
static pid_t program;

static void tell(enum event event, int value, const char *step) {
    struct news news = {.event = event, .value = value};
    strncpy(news.step, step, sizeof news.step - 1);
    if (caller >= 0) send(caller, &news, sizeof news, MSG_NOSIGNAL);
}

static _Noreturn void run_program(const struct nesh_parent_program *given, int result) {
    const char *step = "prctl";
    int error = 0, notifications = -1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        step = "seccomp";
        notifications = vsock_trap(0);
    }
    if (notifications >= 0) {
        step = "sendmsg";
        // From here on a trapped call waits for the supervisor, which has what it needs; sending is not such a call.
        error = nesh_send_descriptor(result, notifications) < 0 ? errno : 0;
        close(notifications);
        if (!error) {
            step = "exec";
            // What nesh ignores for itself; other signals may be ignored on purpose, as by nohup.
            signal(SIGCHLD, SIG_DFL);
            signal(SIGPIPE, SIG_DFL);
            signal(SIGXFSZ, SIG_DFL);
            sigset_t none;
            sigemptyset(&none);
            sigprocmask(SIG_SETMASK, &none, NULL);
            execvpe(given->arguments[0], given->arguments, given->environment);
            error = errno;
        }
    } else {
        error = errno;
    }
    struct news news = {.event = EVENT_FAILED, .value = error};
    strncpy(news.step, step, sizeof news.step - 1);
    (void)!send(result, &news, sizeof news, MSG_NOSIGNAL);
    _exit(error == ENOENT ? 127 : 126);
}

void vsock_children(void) {
    struct signalfd_siginfo info;
    while (read(children, &info, sizeof info) > 0) {}
    struct pollfd item = {.fd = caller, .events = POLLIN};
    if (caller >= 0 && poll(&item, 1, 0) > 0 && item.revents & POLLHUP) {
        // Killed: then nobody waits for the program any more.
        if (program) kill(program, SIGKILL);
        close(caller);
        caller = -1;
    }
    int status;
    pid_t child;
    while ((child = waitpid(-1, &status, WNOHANG | WUNTRACED | WCONTINUED)) > 0) {
        if (child != program) continue;
        if (WIFSTOPPED(status)) {
            tell(EVENT_STOPPED, WSTOPSIG(status), "");
        } else if (WIFCONTINUED(status)) {
            tell(EVENT_CONTINUED, 0, "");
        } else {
            tell(WIFSIGNALED(status) ? EVENT_KILLED : EVENT_EXITED,
                 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), "");
            close(caller);
            caller = -1;
            program = 0;
        }
    }
}

// 0 once the program runs: its end of `result` has closed by exec.
static int hear_start(int result) {
    vsock.notifications = nesh_receive_descriptor(result);
    struct news news;
    ssize_t got = -1;
    do {
        // The program's own start is a call that is answered, too.
        struct pollfd items[] = {{.fd = result, .events = POLLIN}, {.fd = vsock.notifications, .events = POLLIN}};
        if (poll(items, 2, -1) < 0 && errno != EINTR) break;
        if (items[1].revents & POLLIN) vsock_take_call();
        if (items[0].revents) got = recv(result, &news, sizeof news, MSG_DONTWAIT);
        else errno = EINTR;
    } while (got < 0 && (errno == EINTR || errno == EAGAIN));
    close(result);
    if (got <= 0 && vsock.notifications >= 0) return 0;
    if (got == (ssize_t)sizeof news)
        (void)!send(caller, &news, sizeof news, MSG_NOSIGNAL);
    else
        tell(EVENT_FAILED, ECHILD, "fork");
    return -1;
}

static _Noreturn void supervise(const struct nesh_parent_program *given) {
    int ends[2];
    const char *step = "socketpair";
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    mode_t mask = umask(077);
    vsock.cid = NESH_VSOCK_PARENT_CID;
    vsock.keeper = -1;
    vsock.metadata_port = given->metadata_port;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0) {
        step = "fork";
        program = fork();
        if (program == 0) {
            umask(mask);
            close(ends[0]);
            run_program(given, ends[1]);
        }
    }
    if (program <= 0) {
        tell(EVENT_FAILED, errno, step);
        _exit(1);
    }
    close(ends[1]);
    // The program's input and output are not held open by this one.
    setsid();
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd < 3; fd++) dup2(nothing, fd);
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_SETMASK, &child, NULL);
    children = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
    vsock.epoll = epoll_create1(EPOLL_CLOEXEC);
    int directory = fcntl(given->directory, F_DUPFD_CLOEXEC, 3);
    if (directory < 0 || fchdir(directory) < 0 || nesh_switch_open(&vsock.at, directory, ".//") < 0) {
        tell(EVENT_FAILED, errno, "open");
        kill(program, SIGKILL);
        _exit(1);
    }
    if (hear_start(ends[0]) < 0) _exit(1);
    tell(EVENT_STARTED, program, "");
    vsock_watch(children, SOURCE_OTHER, 0);
    vsock_watch(caller, SOURCE_OTHER, 1);
    vsock_children();
    vsock_supervise();
    // The last call may be over before its process is.
    struct pollfd item = {.fd = children, .events = POLLIN};
    while (program) {
        poll(&item, 1, -1);
        vsock_children();
    }
    _exit(0);
}

static int is_from_a_process(const struct signalfd_siginfo *info) {
    return info->ssi_code == SI_USER || info->ssi_code == SI_QUEUE || info->ssi_code == SI_TKILL;
}

static void pass_signals(int signals, pid_t to) {
    struct signalfd_siginfo info;
    while (read(signals, &info, sizeof info) == sizeof info) {
        int number = (int)info.ssi_signo;
        if (number == SIGCHLD) continue;
        // The terminal sends its signals to the program as well.
        if (to > 0 && is_from_a_process(&info)) kill(to, number);
    }
}

static _Noreturn void end_by(int number) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    signal(number, SIG_DFL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    kill(getpid(), number);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
    _exit(128 + number);
}

// Follows the program to its end.
static int follow(int news_from, int signals, const char **step) {
    static char name[sizeof ((struct news *)0)->step];
    pid_t running = 0;
    for (;;) {
        struct pollfd items[] = {{.fd = news_from, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
        if (poll(items, 2, -1) < 0 && errno != EINTR) return -errno;
        if (items[1].revents) pass_signals(signals, running);
        if (!items[0].revents) continue;
        struct news news;
        ssize_t got = recv(news_from, &news, sizeof news, MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (got != (ssize_t)sizeof news) {
            // The supervisor was killed, and its child with it is nobody's.
            if (running) kill(running, SIGKILL);
            end_by(SIGKILL);
        }
        switch (news.event) {
        case EVENT_FAILED:
            memcpy(name, news.step, sizeof name);
            *step = name;
            return -news.value;
        case EVENT_STARTED: running = (pid_t)news.value; break;
        case EVENT_STOPPED:
            // With the program's own signal the shell would not learn more.
            kill(getpid(), SIGSTOP);
            kill(running, SIGCONT);
            break;
        case EVENT_CONTINUED: break;
        case EVENT_EXITED: return news.value;
        case EVENT_KILLED: end_by(news.value);
        }
    }
}

int nesh_parent_run(const struct nesh_parent_program *given, const char **step) {
    int ends[2];
    *step = "socketpair";
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0) return -errno;
    sigset_t all;
    sigfillset(&all);
    // These mean a fault of one's own.
    sigdelset(&all, SIGSEGV);
    sigdelset(&all, SIGBUS);
    sigdelset(&all, SIGFPE);
    sigdelset(&all, SIGILL);
    sigdelset(&all, SIGABRT);
    sigprocmask(SIG_SETMASK, &all, NULL);
    int signals = signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK);
    *step = "fork";
    pid_t supervisor = signals < 0 ? -1 : fork();
    if (supervisor < 0) return -errno;
    if (supervisor == 0) {
        close(ends[0]);
        close(signals);
        caller = ends[1];
        supervise(given);
    }
    close(ends[1]);
    return follow(ends[0], signals, step);
}

#endif
