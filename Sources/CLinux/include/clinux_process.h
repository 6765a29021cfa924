#ifndef CLINUX_PROCESS_H
#define CLINUX_PROCESS_H

#include <sys/types.h>

// One descriptor of the new process: `source` here becomes `target` there.
struct nesh_descriptor_map {
    int source;
    int target;
};

enum {
    NESH_SPAWN_SEARCH_PATH = 1,
    NESH_SPAWN_NEW_SESSION = 2,
};

// Starts a program with exactly the mapped descriptors, default signal actions and an empty
// signal mask, in `directory` unless that is NULL. 0, or an errno; *step names the call then.
int nesh_spawn(pid_t *child, const char *program, char *const *arguments, char *const *environment,
               const struct nesh_descriptor_map *maps, int count, const char *directory, int options,
               const char **step);

// A descriptor that is readable once the process has ended, close-on-exec; -1 with errno.
int nesh_pidfd_open(pid_t pid);
int nesh_pidfd_kill(int pidfd, int signal);

// The caller is sent this signal when the thread that started it ends.
int nesh_set_parent_death_signal(int signal);

// Gives back the memory of program text and constants that were only needed to start; what is needed again is
// read again from the files, which the kernel keeps at hand.
void nesh_forget_text(void);

// From then on all threads take memory from one place, which grows to what they need together. By default each has a
// place of its own, which grows to the most that it ever needed. Before there are threads.
void nesh_share_heap(void);

// The command line of this process, the program's name first; NULL beyond its end.
int nesh_argument_count(void);
const char *nesh_argument(int index);

// Takes away the variable that was set for the Swift runtime. Once, before there are threads.
void nesh_forget_runtime_variable(void);

// How a process ended: its exit status, or minus the number of the signal.
int nesh_wait_result(int status);

// Takes from a process, as far as this one may, the limits that its starter has on sizes and time.
void nesh_lift_limits(pid_t process);

#endif
