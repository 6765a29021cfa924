// posix_spawn's SETSID, closefrom and chdir are GNU extensions; pidfd calls have no wrapper in older libraries.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_process.h"
#include "clinux_descriptor.h"
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { most_descriptors = 16 };

static int set_attributes(posix_spawnattr_t *attributes, int options) {
    sigset_t all, none;
    sigfillset(&all);
    // glibc keeps its own two signals; asking for their defaults is refused by some versions.
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setsigmask(attributes, &none);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    if (options & NESH_SPAWN_NEW_SESSION) flags |= POSIX_SPAWN_SETSID;
    return posix_spawnattr_setflags(attributes, flags);
}

int nesh_spawn(pid_t *child, const char *program, char *const *arguments, char *const *environment,
               const struct nesh_descriptor_map *maps, int count, const char *directory, int options,
               const char **step) {
    *step = "posix_spawn";
    if (count > most_descriptors) return E2BIG;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return error;
    error = posix_spawnattr_init(&attributes);
    if (error) {
        posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    // Copies above every target, so that no dup2 overwrites a source that is still needed.
    int copies[most_descriptors], made = 0, highest = -1;
    for (int i = 0; i < count; i++)
        if (maps[i].target > highest) highest = maps[i].target;
    error = set_attributes(&attributes, options);
    for (; !error && made < count; made++) {
        copies[made] = nesh_duplicate(maps[made].source, highest + 1);
        if (copies[made] < 0) {
            *step = "dup";
            error = errno;
            break;
        }
        error = posix_spawn_file_actions_adddup2(&actions, copies[made], maps[made].target);
    }
    // What lies between the targets is closed one by one, what lies above by one call.
    for (int fd = 0; !error && fd < highest; fd++) {
        int wanted = 0;
        for (int i = 0; i < count; i++) wanted |= maps[i].target == fd;
        if (!wanted) error = posix_spawn_file_actions_addclose(&actions, fd);
    }
    if (!error) error = posix_spawn_file_actions_addclosefrom_np(&actions, highest + 1);
    if (!error && directory) error = posix_spawn_file_actions_addchdir_np(&actions, directory);
    if (!error)
        error = options & NESH_SPAWN_SEARCH_PATH
                    ? posix_spawnp(child, program, &actions, &attributes, arguments, environment)
                    : posix_spawn(child, program, &actions, &attributes, arguments, environment);
    for (int i = 0; i < made; i++) close(copies[i]);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

int nesh_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int nesh_pidfd_kill(int pidfd, int signal) { return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0); }

int nesh_set_parent_death_signal(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }

void nesh_lift_limits(pid_t process) {
    static const int lifted[] = {RLIMIT_FSIZE, RLIMIT_CPU, RLIMIT_DATA, RLIMIT_AS, RLIMIT_STACK};
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    // Without the right to it they stay as they are.
    for (size_t i = 0; i < sizeof lifted / sizeof *lifted; i++) prlimit(process, lifted[i], &limit, NULL);
}

void nesh_share_heap(void) {
#ifdef M_ARENA_MAX
    mallopt(M_ARENA_MAX, 1);
#endif
}

int nesh_wait_result(int status) { return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status); }

#endif
