#ifndef CLINUX_SANDBOX_H
#define CLINUX_SANDBOX_H

#include <stdint.h>
#include <sys/types.h>

// A stretch of the image file.
struct nesh_range {
    uint64_t offset;
    uint64_t size;
};

// What a sandbox is made from. Descriptors stay the caller's.
struct nesh_sandbox {
    // Needed at its birth:

    // A socket that gets the controlling end of the sandbox's /dev/console, as a descriptor with one byte.
    int console;
    // A socket that gets the descriptor of the sandbox's vsock calls, before it is ready; -1: vsock is refused.
    int vsock;
    // A socket that brings its order; the sandbox ends when the other end is closed before.
    int orders;
    // nesh_semaphore: raised for each step that it waits for. Who is woken by a message instead runs on the processor of
    // who sent it, once that one sleeps.
    int steps;
    // Receives struct nesh_sandbox_report, one write each; closed when the sandbox is gone.
    int report;
    // User and group ids 0 ..< ids exist in it.
    uint32_t ids;
    // The directory of the unified control group that it is born in, or -1.
    int born_in;

    // Its order:

    // The image file, readable at any offset.
    int image;
    const struct nesh_range *ramdisks;
    int ramdisk_count;
    // Size of its root file system, which is also all that it may unpack.
    uint64_t memory_bytes;
    uint64_t inodes;
    // How many processes and threads each of its users may have; 0: not limited here.
    uint64_t processes;
    // The only CPUs that it may use; none: all.
    const int *cpus;
    int cpu_count;
    // A certificate in PEM that the sandbox's programs trust, too, and the hash of its name; size 0: none.
    const char *trusted;
    size_t trusted_size;
    const char *trusted_hash;
    // Where it was not born in its group: control files open for writing; who writes 0 joins their group.
    const int *joins;
    int join_count;
};

enum nesh_sandbox_report_kind {
    // Everything is set up; the application starts now.
    NESH_SANDBOX_READY = 1,
    // A system call was refused: `what` names the call, `subject` its object.
    NESH_SANDBOX_CALL_FAILED = 2,
    // The image cannot be run: `what` says why, `subject` names the entry.
    NESH_SANDBOX_IMAGE_FAILED = 3,
    // Something is missing that the application may not need: `what` on `subject`.
    NESH_SANDBOX_NOTE = 4,
    // The application ended; `value` is its exit status, or minus the signal.
    NESH_SANDBOX_ENDED = 5,
};

struct nesh_sandbox_report {
    int32_t kind;
    int32_t value; // errno, exit status or signal
    char what[56];
    char subject[192];
};

// Clones the sandbox's first process into new namespaces, where it waits so that the caller can map ids. Its process id,
// or minus an errno. Nothing of the order is looked at.
pid_t nesh_sandbox_start(const struct nesh_sandbox *sandbox, int *pidfd);

// Once the ids are mapped: it makes its console and an empty root, and waits for its order. -1 with errno.
int nesh_sandbox_prepare(int steps);

// The order, through the other end of `orders`: the sandbox runs its image. -1 with errno; EPIPE or ECONNRESET where it
// has ended.
int nesh_sandbox_order(int orders, int steps, const struct nesh_sandbox *sandbox);

// Makes the namespaces of a sandbox and ends them at once. 0, or the errno of `call` on `subject`, which stay valid.
int nesh_sandbox_trial(const char **call, const char **subject);

// The files in which distributions keep all certificates that programs trust, the usual first; NULL behind the last.
const char *nesh_trust_store(int index);

#endif
