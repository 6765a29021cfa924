// Shared by the sandbox's files. They run between clone and exec in a copy of a process that may
// have had other threads: nothing here allocates from the heap or uses stdio streams.
#ifndef NESH_SANDBOX_H
#define NESH_SANDBOX_H

#include "../include/clinux_sandbox.h"
#include <stddef.h>

// report.c
// What sandbox_say counts from.
void sandbox_start_clock(void);
// The same descriptors under new numbers.
void sandbox_speak_through(int report, int console);
_Noreturn void sandbox_die(const char *call, const char *subject);
_Noreturn void sandbox_bad_image(const char *why, const char *subject);
void sandbox_report(int kind, int value, const char *what, const char *subject);
// A line on the console with the time since the start, as a kernel writes them.
void sandbox_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

#define SANDBOX_NAMESPACES \
    (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET)

// order.c
// For the keeper's next step; ends the process where the keeper has gone.
void sandbox_wait(const struct nesh_sandbox *sandbox);
// Fills in what belongs to the order.
void sandbox_take_order(struct nesh_sandbox *sandbox);

// root.c
enum { SANDBOX_DEVICES = 8, SANDBOX_OWN_DEVICES = 6 };
struct sandbox_host {
    int devices[SANDBOX_DEVICES]; // as in sandbox_device_names; those of vsock only where it is there
    int pts;
    int console; // the sandbox's end of the first terminal in pts
    int proc;
    int sys; // -1 where the host does not let it be mounted
};
extern const char *const sandbox_device_names[SANDBOX_DEVICES];
// From here on no mount is shared with the host.
void sandbox_part_from_host(void);
// A /proc of the sandbox's processes, attached nowhere; -1 and errno.
int sandbox_new_proc(void);
// Takes from the host's file system what the sandbox needs, as mounts that are attached nowhere.
void sandbox_take_from_host(const struct nesh_sandbox *sandbox, struct sandbox_host *host);
// A file system of terminals that nobody else has, attached nowhere.
int sandbox_new_terminals(void);
// Makes an empty tmpfs the root; the host's file systems are out of reach afterwards.
void sandbox_enter_fresh_root(void);
// Before anything is written into it.
void sandbox_bound_root(const struct nesh_sandbox *sandbox);
// Makes /rootfs the root.
void sandbox_enter_rootfs(void);

// mounts.c
void sandbox_mount_all(const struct nesh_sandbox *sandbox, const struct sandbox_host *host);

// trust.c
void sandbox_trust(const struct nesh_sandbox *sandbox);

// cover.c
// Whatever is mounted here can no longer be changed; a device can still be written to.
void sandbox_make_read_only(const char *path);
void sandbox_cover_proc(void);

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
// The lines of a file, ending with NULL, and the file removed; `otherwise` where it is empty or not there.
char **sandbox_take_lines(const char *path, char **otherwise);

// rights.c
// Makes what it makes as root; who it is stays until it has joined its groups, which the older kind asks for.
void sandbox_act_as_root(const struct nesh_sandbox *sandbox);
void sandbox_become_root(void);
void sandbox_drop_rights(void);

// limits.c
void sandbox_limit_process(const struct nesh_sandbox *sandbox);

// console.c
// Makes the console and sends its controlling end to the keeper; sandbox_say is heard from then on.
void sandbox_make_console(const struct nesh_sandbox *sandbox, struct sandbox_host *host);

// execute.c
// Becomes the command, or says on descriptor 2 why it cannot and exits.
_Noreturn void sandbox_execute(char **command, char **environment);

// filter.c
void sandbox_filter_calls(int has_vsock);

// init.c
// Both ends included.
void sandbox_close(int lowest, int highest);
_Noreturn void sandbox_run(const struct nesh_sandbox *sandbox, char **command, char **environment);

// Zeroed pages; ends the sandbox when there are none.
void *sandbox_pages(size_t bytes);

#endif
