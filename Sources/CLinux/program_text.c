// Which pages of a program's file may be dropped is in its headers and in /proc/self/pagemap.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_process.h"
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { entries_at_once = 128 };
// Of an entry of pagemap: the page is present, and is still the file's, for nobody has written to it.
#define OF_THE_FILE (UINT64_C(1) << 63 | UINT64_C(1) << 61)

struct forgetting {
    uintptr_t page; // bytes
    int pagemap;    // a descriptor; negative where it cannot be read
};

// What the loader wrote before it closed the range to writing is memory of its own, and stays.
static void forget_unwritten(const struct forgetting *how, uintptr_t begin, uintptr_t end) {
    uint64_t entries[entries_at_once];
    while (begin < end) {
        size_t wanted = (end - begin) / how->page < entries_at_once ? (end - begin) / how->page : entries_at_once;
        off_t place = (off_t)(begin / how->page * sizeof *entries);
        ssize_t got = pread(how->pagemap, entries, wanted * sizeof *entries, place);
        if (got < (ssize_t)sizeof *entries) return;
        for (size_t i = 0; i < (size_t)got / sizeof *entries; i++, begin += how->page)
            if ((entries[i] & OF_THE_FILE) == OF_THE_FILE) madvise((void *)begin, how->page, MADV_DONTNEED);
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
    }
    return 0;
}

void nesh_forget_text(void) {
    struct forgetting how = {(uintptr_t)sysconf(_SC_PAGESIZE), open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)};
    dl_iterate_phdr(forget_segments, &how);
    if (how.pagemap >= 0) close(how.pagemap);
}
#endif
