// How an enclave's init looks for the command. The library's execvpe may use the heap and reads the environment of this
// process, which is a copy of one that has threads.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// The init's own, whatever the image's environment says.
static const char search_path[] = "/sbin:/usr/sbin:/bin:/usr/bin";

// What the kernel takes for no program is a script for the shell.
static void try_file(const char *path, char **command, char **environment) {
    execve(path, command, environment);
    if (errno != ENOEXEC) return;
    size_t count = 0;
    while (command[count]) count++;
    char **words = sandbox_pages((count + 2) * sizeof *words);
    words[0] = "/bin/sh";
    words[1] = (char *)path;
    // With its end; the shell's name has taken the place of the command's.
    memcpy(words + 2, command + 1, count * sizeof *words);
    execve(words[0], words, environment);
}

// Another directory may have what this one lacks.
static int may_go_on(int error) {
    return error == EACCES || error == ENOENT || error == ENOTDIR || error == ESTALE || error == ENODEV ||
           error == ETIMEDOUT;
}

static int search(const char *name, char **command, char **environment) {
    if (!*name) return ENOENT;
    if (strlen(name) > NAME_MAX) return ENAMETOOLONG;
    int error = ENOENT;
    for (const char *path = search_path; *path;) {
        int length = (int)strcspn(path, ":");
        char candidate[sizeof search_path + NAME_MAX + 1];
        snprintf(candidate, sizeof candidate, "%.*s/%s", length, path, name);
        try_file(candidate, command, environment);
        if (!may_go_on(errno)) return errno;
        // A file that may not be executed is reported, even if later directories have none.
        if (errno == EACCES) error = EACCES;
        path += length + (path[length] == ':');
    }
    return error;
}

_Noreturn void sandbox_execute(char **command, char **environment) {
    const char *name = command[0];
    int error;
    if (strchr(name, '/')) {
        try_file(name, command, environment);
        error = errno;
    } else {
        error = search(name, command, environment);
    }
    dprintf(2, "execvpe: %s: %s\n", name, strerror(error));
    _exit(error == ENOENT ? 127 : 126);
}

#endif
