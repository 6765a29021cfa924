// What the sandbox's processes may use: an enclave's kernel gives its init limits of its own, not those of anyone who
// started nesh.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <sched.h>
#include <sys/resource.h>

// As far as the present limit allows, which may be below.
static void set_limit(int resource, rlim_t soft, rlim_t hard, const char *name) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) < 0) sandbox_die("getrlimit", name);
    if (hard < limit.rlim_max) limit.rlim_max = hard;
    limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
    if (setrlimit(resource, &limit) < 0) sandbox_die("setrlimit", name);
}

static void pin(const struct nesh_sandbox *sandbox) {
    if (sandbox->cpu_count == 0) return;
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    for (int i = 0; i < sandbox->cpu_count; i++)
        if (sandbox->cpus[i] >= 0 && sandbox->cpus[i] < CPU_SETSIZE) CPU_SET(sandbox->cpus[i], &cpus);
    if (sched_setaffinity(0, sizeof cpus, &cpus) < 0)
        sandbox_report(NESH_SANDBOX_NOTE, errno, "sched_setaffinity", "the enclave's CPUs");
}

void sandbox_limit_process(const struct nesh_sandbox *sandbox) {
    // A core dump would go to the host's handler.
    set_limit(RLIMIT_CORE, 0, 0, "RLIMIT_CORE");
    // The kernel's own for its first process.
    set_limit(RLIMIT_NOFILE, 1024, 4096, "RLIMIT_NOFILE");
    set_limit(RLIMIT_STACK, 8 << 20, RLIM_INFINITY, "RLIMIT_STACK");
    set_limit(RLIMIT_FSIZE, RLIM_INFINITY, RLIM_INFINITY, "RLIMIT_FSIZE");
    set_limit(RLIMIT_CPU, RLIM_INFINITY, RLIM_INFINITY, "RLIMIT_CPU");
    set_limit(RLIMIT_DATA, RLIM_INFINITY, RLIM_INFINITY, "RLIMIT_DATA");
    set_limit(RLIMIT_AS, RLIM_INFINITY, RLIM_INFINITY, "RLIMIT_AS");
    // The kernel counts by user id and user namespace: other processes of the same user's are not among them.
    if (sandbox->processes) set_limit(RLIMIT_NPROC, sandbox->processes, sandbox->processes, "RLIMIT_NPROC");
    pin(sandbox);
}

#endif
