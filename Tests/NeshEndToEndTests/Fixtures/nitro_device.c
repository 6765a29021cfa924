// Stands in for the Nitro Enclaves driver, for huge pages and for vsock: preloaded into an unmodified program.
//
// Paths of the driver lead to files below $NESH_STAND_IN/root. Its calls, and huge pages, are asked of a
// server at $NESH_STAND_IN/hypervisor, whose connection is the enclave's descriptor: when the server drops it,
// poll says POLLHUP, as the driver does. vsock addresses become abstract Unix sockets $NESH_STAND_IN/CID.PORT.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/ioctl.h>
#include <linux/nitro_enclaves.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <linux/vm_sockets.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *base(void) { return getenv("NESH_STAND_IN"); }

// MARK: paths

static const char *place(const char *path, char room[512]) {
    static const char *const ours[] = {
        "/dev/nitro_enclaves", "/sys/module/nitro_enclaves", "/sys/kernel/mm/hugepages",
        "/sys/devices/system/cpu/cpu0/topology", "/sys/devices/virtual/dmi/id", "/sys/devices/system/node",
    };
    if (!path || !base()) return path;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (!strncmp(path, ours[i], strlen(ours[i]))) {
            snprintf(room, 512, "%s/root%s", base(), path);
            return room;
        }
    return path;
}

#define OPENING(name, parameters, arguments)                                                                          \
    int name parameters {                                                                                             \
        char room[512];                                                                                               \
        mode_t mode = 0;                                                                                              \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                                          \
            va_list list;                                                                                             \
            va_start(list, flags);                                                                                    \
            mode = va_arg(list, mode_t);                                                                              \
            va_end(list);                                                                                             \
        }                                                                                                             \
        return REAL(name) arguments;                                                                                  \
    }
OPENING(open, (const char *path, int flags, ...), (place(path, room), flags, mode))
OPENING(open64, (const char *path, int flags, ...), (place(path, room), flags, mode))
OPENING(openat, (int directory, const char *path, int flags, ...), (directory, place(path, room), flags, mode))
OPENING(openat64, (int directory, const char *path, int flags, ...), (directory, place(path, room), flags, mode))

int access(const char *path, int mode) {
    char room[512];
    return REAL(access)(place(path, room), mode);
}
int stat(const char *path, struct stat *status) {
    char room[512];
    return REAL(stat)(place(path, room), status);
}
DIR *opendir(const char *path) {
    char room[512];
    return REAL(opendir)(place(path, room));
}

// MARK: the server

struct request {
    uint32_t call, pid;
    uint64_t a, b, c;
};
struct answer {
    int64_t result; // below 0: minus an errno
    uint64_t value;
};

static int named(struct sockaddr_un *name, const char *format, unsigned a, unsigned b) {
    memset(name, 0, sizeof *name);
    name->sun_family = AF_UNIX;
    // The first byte stays 0: a name that is free again once its socket is closed.
    int length = snprintf(name->sun_path + 1, sizeof name->sun_path - 1, "%s/", base());
    length += snprintf(name->sun_path + 1 + length, sizeof name->sun_path - 1 - length, format, a, b);
    return (int)offsetof(struct sockaddr_un, sun_path) + 1 + length;
}

static int reach(void) {
    struct sockaddr_un name;
    int length = named(&name, "hypervisor", 0, 0), fd = REAL(socket)(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && REAL(connect)(fd, (struct sockaddr *)&name, (socklen_t)length) < 0) {
        close(fd);
        errno = ENODEV;
        return -1;
    }
    return fd;
}

static int64_t ask(int fd, uint32_t call, uint64_t a, uint64_t b, uint64_t c, uint64_t *value) {
    struct request request = {call, (uint32_t)getpid(), a, b, c};
    struct answer answer;
    if (send(fd, &request, sizeof request, MSG_NOSIGNAL) != sizeof request ||
        recv(fd, &answer, sizeof answer, MSG_WAITALL) != sizeof answer) {
        errno = EBADF;
        return -1;
    }
    if (value) *value = answer.value;
    if (answer.result >= 0) return answer.result;
    errno = (int)-answer.result;
    return -1;
}

int ioctl(int fd, unsigned long call, ...) {
    va_list list;
    va_start(list, call);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (!base() || ((call >> 8) & 0xff) != 0xAE) return REAL(ioctl)(fd, call, argument);
    uint64_t value = 0;
    switch (call) {
    case NE_CREATE_VM: {
        int vm = reach();
        if (vm < 0) return -1;
        if (ask(vm, call & 0xff, 0, 0, 0, &value) < 0) {
            int error = errno;
            close(vm);
            errno = error;
            return -1;
        }
        *(uint64_t *)argument = value;
        return vm;
    }
    case NE_ADD_VCPU: {
        uint32_t *cpu = argument;
        if (ask(fd, call & 0xff, *cpu, 0, 0, &value) < 0) return -1;
        *cpu = (uint32_t)value;
        return 0;
    }
    case NE_GET_IMAGE_LOAD_INFO: {
        struct ne_image_load_info *info = argument;
        if (ask(fd, call & 0xff, info->flags, 0, 0, &value) < 0) return -1;
        info->memory_offset = value;
        return 0;
    }
    case NE_SET_USER_MEMORY_REGION: {
        struct ne_user_memory_region *region = argument;
        return (int)ask(fd, call & 0xff, region->flags, region->memory_size, region->userspace_addr, NULL);
    }
    case NE_START_ENCLAVE: {
        struct ne_enclave_start_info *info = argument;
        if (ask(fd, call & 0xff, info->flags, info->enclave_cid, 0, &value) < 0) return -1;
        info->enclave_cid = value;
        return 0;
    }
    }
    errno = ENOTTY;
    return -1;
}

// MARK: huge pages

enum { map_page = 1, unmap_page = 2, most_pages = 65536 };
static struct {
    uintptr_t address;
    size_t size;
} pages[most_pages];
static int page_count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// One connection a process; when it dies, the server sees what it still had.
static int memory_server(void) {
    static int fd = -1;
    static pid_t owner;
    if (fd < 0 || owner != getpid()) {
        fd = reach();
        owner = getpid();
    }
    return fd;
}

static void *huge(size_t size, int flags) {
    unsigned shift = (flags >> MAP_HUGE_SHIFT) & MAP_HUGE_MASK;
    pthread_mutex_lock(&lock);
    void *page = MAP_FAILED;
    // First asked, then mapped: with small pages, but where a huge one would be.
    if (ask(memory_server(), map_page, shift, size, 0, NULL) >= 0 && page_count < most_pages) {
        size_t align = (size_t)1 << shift;
        char *room = REAL(mmap)(NULL, size + align, PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (room != MAP_FAILED) {
            char *start = (char *)(((uintptr_t)room + align - 1) & ~(align - 1));
            if (start > room) REAL(munmap)(room, (size_t)(start - room));
            if (start < room + align) REAL(munmap)(start + size, (size_t)(room + align - start));
            pages[page_count].address = (uintptr_t)start;
            pages[page_count++].size = size;
            page = start;
        }
    }
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return page;
}

void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset) {
    if (base() && flags & MAP_HUGETLB) return huge(size, flags);
    return REAL(mmap)(address, size, protection, flags, fd, offset);
}
void *mmap64(void *address, size_t size, int protection, int flags, int fd, off64_t offset) {
    if (base() && flags & MAP_HUGETLB) return huge(size, flags);
    return REAL(mmap64)(address, size, protection, flags, fd, offset);
}
int munmap(void *address, size_t size) {
    int result = REAL(munmap)(address, size);
    if (!base() || page_count == 0) return result;
    pthread_mutex_lock(&lock);
    for (int i = 0; i < page_count; i++)
        if (pages[i].address == (uintptr_t)address) {
            ask(memory_server(), unmap_page, pages[i].size, size, 0, NULL);
            pages[i] = pages[--page_count];
            break;
        }
    pthread_mutex_unlock(&lock);
    return result;
}

// MARK: vsock

int socket(int domain, int type, int protocol) {
    return REAL(socket)(base() && domain == AF_VSOCK ? AF_UNIX : domain, type, protocol);
}
int setsockopt(int fd, int level, int option, const void *value, socklen_t length) {
    if (base() && level == AF_VSOCK) {
        // A time-out that is none would be refused.
        if (option == SO_VM_SOCKETS_CONNECT_TIMEOUT && length >= sizeof(struct timeval)) return 0;
        errno = EINVAL;
        return -1;
    }
    return REAL(setsockopt)(fd, level, option, value, length);
}
int bind(int fd, const struct sockaddr *address, socklen_t length) {
    if (!base() || address->sa_family != AF_VSOCK) return REAL(bind)(fd, address, length);
    const struct sockaddr_vm *vsock = (const struct sockaddr_vm *)address;
    struct sockaddr_un name;
    int count = named(&name, "%u.%u", vsock->svm_cid, vsock->svm_port);
    return REAL(bind)(fd, (struct sockaddr *)&name, (socklen_t)count);
}
int connect(int fd, const struct sockaddr *address, socklen_t length) {
    if (!base() || address->sa_family != AF_VSOCK) return REAL(connect)(fd, address, length);
    const struct sockaddr_vm *vsock = (const struct sockaddr_vm *)address;
    struct sockaddr_un name;
    int count = named(&name, "%u.%u", vsock->svm_cid, vsock->svm_port);
    return REAL(connect)(fd, (struct sockaddr *)&name, (socklen_t)count);
}
int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags) {
    struct sockaddr_un peer;
    socklen_t count = sizeof peer;
    memset(&peer, 0, sizeof peer);
    if (!base() || !address || *length != sizeof(struct sockaddr_vm)) return REAL(accept4)(fd, address, length, flags);
    int connection = REAL(accept4)(fd, (struct sockaddr *)&peer, &count, flags);
    if (connection < 0) return -1;
    struct sockaddr_vm *vsock = (struct sockaddr_vm *)address;
    memset(vsock, 0, sizeof *vsock);
    vsock->svm_family = AF_VSOCK;
    // The caller has bound itself to `…/CID.PORT`.
    const char *last = strrchr(peer.sun_path + 1, '/');
    vsock->svm_cid = last ? (unsigned)atoi(last + 1) : 0;
    return connection;
}

// MARK: keepers

int posix_spawn(pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[]) {
    if (!base()) return REAL(posix_spawn)(child, path, actions, attributes, arguments, environment);
    // A keeper starts with hardly any environment: it takes this object along.
    char preload[512], stand_in[512], *more[64];
    snprintf(preload, sizeof preload, "LD_PRELOAD=%s", getenv("LD_PRELOAD"));
    snprintf(stand_in, sizeof stand_in, "NESH_STAND_IN=%s", base());
    int count = 0;
    for (; environment[count] && count < 60; count++) more[count] = environment[count];
    more[count++] = preload;
    more[count++] = stand_in;
    more[count] = NULL;
    return REAL(posix_spawn)(child, path, actions, attributes, arguments, more);
}
