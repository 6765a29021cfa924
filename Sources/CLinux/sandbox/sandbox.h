// Shared by the sandbox's files. They run between clone and exec in a copy of a process that may
// have had other threads: nothing here allocates from the heap or uses stdio streams.
#ifndef NESH_SANDBOX_H
#define NESH_SANDBOX_H

#include "../include/clinux_sandbox.h"
#include <stddef.h>

// report.c
void sandbox_begin(const struct nesh_sandbox *sandbox);
// The same descriptors under new numbers.
void sandbox_speak_through(int report, int console);
_Noreturn void sandbox_die(const char *call, const char *subject);
_Noreturn void sandbox_bad_image(const char *why, const char *subject);
void sandbox_report(int kind, int value, const char *what, const char *subject);
// A line on the console with the time since the start, as a kernel writes them.
void sandbox_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

// root.c
struct sandbox_host {
    int devices[6]; // as in sandbox_device_names
    int console;
    int proc;
    int sys; // -1 where the host does not let it be mounted
};
extern const char *const sandbox_device_names[6];
// Takes from the host's file system what the sandbox needs, as mounts that are attached nowhere.
void sandbox_take_from_host(const struct nesh_sandbox *sandbox, struct sandbox_host *host);
// Makes an empty tmpfs the root; the host's file systems are out of reach afterwards.
void sandbox_enter_fresh_root(const struct nesh_sandbox *sandbox);
// Makes /rootfs the root.
void sandbox_enter_rootfs(void);

// mounts.c
void sandbox_mount_all(const struct nesh_sandbox *sandbox, const struct sandbox_host *host);

// unpack.c
void sandbox_unpack(const struct nesh_sandbox *sandbox, const struct nesh_range *ramdisk);

// path.c
// Opens the directory that holds `path`, creating what is missing and following no link;
// *base is the last component. The descriptor belongs to path.c.
int sandbox_parent(const char *path, const char **base);
void sandbox_forget_parent(void);

// links.c
// The path first seen for this hard-linked file, or NULL after remembering this one.
const char *sandbox_first_link(uint32_t major, uint32_t minor, uint32_t inode, const char *path);
void sandbox_forget_links(void);

// words.c
// The lines of a file, ending with NULL, and the file removed; NULL where there is no such file.
char **sandbox_take_lines(const char *path);

// rights.c
void sandbox_become_root(const struct nesh_sandbox *sandbox);
void sandbox_limit_process(const struct nesh_sandbox *sandbox);
void sandbox_drop_rights(void);

// filter.c
void sandbox_filter_calls(void);

// init.c
_Noreturn void sandbox_run(const struct nesh_sandbox *sandbox, char **command, char **environment);

// Zeroed pages; ends the sandbox when there are none.
void *sandbox_pages(size_t bytes);

#endif
