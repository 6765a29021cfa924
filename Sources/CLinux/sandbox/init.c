// The sandbox's first process: starts the application as its child and reaps until that one ends.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

void sandbox_close(int lowest, int highest) {
    if (highest < lowest || syscall(SYS_close_range, lowest, highest, 0) == 0) return;
    for (int fd = lowest; fd < 1024 && fd <= highest; fd++) close(fd); // before Linux 5.9
}

// The console on 0, 1 and 2, `report` on 3, nothing else.
static void arrange_descriptors(const struct nesh_sandbox *sandbox) {
    // By its name, which is what programs then ask for.
    int console = open("/dev/console", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (console < 0) sandbox_die("open", "/dev/console");
    console = fcntl(console, F_DUPFD, 10);
    int report = fcntl(sandbox->report, F_DUPFD, 10);
    if (console < 0 || report < 0) sandbox_die("fcntl", "descriptors");
    for (int fd = 0; fd < 3; fd++)
        if (dup2(console, fd) < 0) sandbox_die("dup2", "the console");
    if (dup3(report, 3, O_CLOEXEC) < 0) sandbox_die("dup3", "the report");
    sandbox_close(4, INT_MAX);
    sandbox_speak_through(3, 1);
}

static _Noreturn void application(char **command, char **environment) {
    // Nothing that the keeper ignored or blocked is inherited.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // A session without a controlling terminal: the kernel makes none of an enclave's console.
    setsid();
    sandbox_execute(command, environment);
}

void sandbox_run(const struct nesh_sandbox *sandbox, char **command, char **environment) {
    arrange_descriptors(sandbox);
    // Ignored, as a keeper's parent may have left it, children would vanish without a status.
    signal(SIGCHLD, SIG_DFL);
    sandbox_say("starting %s", command[0]);
    sandbox_report(NESH_SANDBOX_READY, 0, "", "");
    pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
    if (child < 0) sandbox_die("clone", "the application");
    if (child == 0) application(command, environment);
    for (;;) {
        int status;
        pid_t ended = waitpid(-1, &status, 0);
        if (ended < 0 && errno == EINTR) continue;
        if (ended < 0) sandbox_die("waitpid", "the application");
        if (ended != child) continue;
        int result = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
        const char *words = result < 0 ? "child exited by signal\n" : result > 0 ? "child exited with error\n" : "";
        if (write(2, words, strlen(words)) < 0) errno = 0; // the console is gone: the report says it too
        sandbox_report(NESH_SANDBOX_ENDED, result, "", "");
        _exit(result < 0 ? 128 - result : result);
    }
}

#endif
