// Which pages of a program's file may be dropped is in its headers and in /proc/self/pagemap.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_process.h"
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { entries_at_once = 128 };
// Of an entry of pagemap: the page is present, and is still the file's, for nobody has written to it.
#define OF_THE_FILE (UINT64_C(1) << 63 | UINT64_C(1) << 61)

struct forgetting {
    uintptr_t page; // bytes
    int pagemap;    // a descriptor; negative where it cannot be read
    int alone;      // nothing else runs in this process that could write to a page meanwhile
};

// What the loader wrote before it closed the range to writing is memory of its own, and stays.
static void forget_unwritten(const struct forgetting *how, uintptr_t begin, uintptr_t end) {
    uint64_t entries[entries_at_once];
    while (begin < end) {
        size_t wanted = (end - begin) / how->page < entries_at_once ? (end - begin) / how->page : entries_at_once;
        off_t place = (off_t)(begin / how->page * sizeof *entries);
        ssize_t got = pread(how->pagemap, entries, wanted * sizeof *entries, place);
        if (got < (ssize_t)sizeof *entries) return;
        size_t count = (size_t)got / sizeof *entries, run = 0;
        for (size_t i = 0; i <= count; i++) {
            if (i < count && (entries[i] & OF_THE_FILE) == OF_THE_FILE) {
                run++;
                continue;
            }
            // Neighbours in one call.
            if (run > 0) madvise((void *)(begin + (i - run) * how->page), run * how->page, MADV_DONTNEED);
            run = 0;
        }
        begin += count * how->page;
    }
}

static int forget_segments(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    const struct forgetting *how = context;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        uintptr_t begin = (object->dlpi_addr + segment->p_vaddr) & ~(how->page - 1);
        uintptr_t end = object->dlpi_addr + segment->p_vaddr + segment->p_memsz;
        // Never written to, not even by the loader: dropping its pages loses nothing.
        if (segment->p_type == PT_LOAD && !(segment->p_flags & PF_W))
            madvise((void *)begin, end - begin, MADV_DONTNEED);
        // Closed to writing since the start; the page that it ends in is not.
        else if (segment->p_type == PT_GNU_RELRO && how->pagemap >= 0)
            forget_unwritten(how, begin, end & ~(how->page - 1));
        // Most of it is constants, which the compiler marks as writable.
        else if (segment->p_type == PT_LOAD && how->pagemap >= 0 && how->alone)
            forget_unwritten(how, begin, object->dlpi_addr + segment->p_vaddr + segment->p_filesz);
    }
    return 0;
}

// A thread has a directory there, and a directory a link from each one in it, beside its own two.
static int has_one_thread(void) {
    struct stat threads;
    return stat("/proc/self/task", &threads) == 0 && threads.st_nlink == 3;
}

void nesh_forget_text(void) {
    sigset_t all, before;
    sigfillset(&all);
    // A handler writes, too.
    int blocked = sigprocmask(SIG_BLOCK, &all, &before) == 0;
    struct forgetting how = {(uintptr_t)sysconf(_SC_PAGESIZE), open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC),
                             blocked && has_one_thread()};
    dl_iterate_phdr(forget_segments, &how);
    if (how.pagemap >= 0) close(how.pagemap);
    if (blocked) sigprocmask(SIG_SETMASK, &before, NULL);
}
#endif
