// Hard links of a ramdisk: further names of a file carry its device and inode numbers.
#ifdef __linux__
#include "sandbox.h"
#include <string.h>
#include <sys/mman.h>

struct link {
    struct link *next;
    uint32_t major, minor, inode;
    char path[];
};

enum { buckets = 1024, page = 1 << 16 };
static struct link *table[buckets];
static char *room;
static size_t left;

const char *sandbox_first_link(uint32_t major, uint32_t minor, uint32_t inode, const char *path) {
    struct link **bucket = &table[(inode ^ (minor << 4) ^ (major << 8)) % buckets];
    for (struct link *link = *bucket; link; link = link->next)
        if (link->inode == inode && link->major == major && link->minor == minor) return link->path;
    size_t need = (sizeof(struct link) + strlen(path) + 1 + 7) & ~(size_t)7;
    if (need > left) {
        room = sandbox_pages(page);
        left = page;
    }
    struct link *link = (struct link *)room;
    room += need;
    left -= need;
    *link = (struct link){.next = *bucket, .major = major, .minor = minor, .inode = inode};
    strcpy(link->path, path);
    *bucket = link;
    return NULL;
}

// The pages go with the process; an archive's numbers mean nothing in the next one.
void sandbox_forget_links(void) { memset(table, 0, sizeof table); }

#endif
