// ioctl is variadic, its requests are macros, huge pages' flags and sockaddr_vm are the kernel's own.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_nitro.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/nitro_enclaves.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
// After sys/socket.h, whose types it uses.
#include <linux/vm_sockets.h>

int nesh_ne_create_vm(int device, uint64_t *slot) {
    __u64 number = 0;
    int vm = ioctl(device, NE_CREATE_VM, &number);
    if (vm < 0) return -1;
    *slot = number;
    // The driver sets it too; older ones did not.
    fcntl(vm, F_SETFD, FD_CLOEXEC);
    return vm;
}

int nesh_ne_image_offset(int vm, uint64_t *offset) {
    struct ne_image_load_info info = {.flags = NE_EIF_IMAGE};
    if (ioctl(vm, NE_GET_IMAGE_LOAD_INFO, &info) < 0) return -1;
    *offset = info.memory_offset;
    return 0;
}

int nesh_ne_set_memory(int vm, const void *address, uint64_t size) {
    struct ne_user_memory_region region = {
        .flags = NE_DEFAULT_MEMORY_REGION,
        .memory_size = size,
        .userspace_addr = (__u64)(uintptr_t)address,
    };
    return ioctl(vm, NE_SET_USER_MEMORY_REGION, &region) < 0 ? -1 : 0;
}

int nesh_ne_add_cpu(int vm, uint32_t *cpu) {
    __u32 id = *cpu;
    if (ioctl(vm, NE_ADD_VCPU, &id) < 0) return -1;
    *cpu = id;
    return 0;
}

int nesh_ne_start(int vm, int debug, uint64_t *cid) {
    struct ne_enclave_start_info info = {
        .flags = debug ? NE_ENCLAVE_DEBUG_MODE : NE_ENCLAVE_PRODUCTION_MODE,
        .enclave_cid = *cid,
    };
    if (ioctl(vm, NE_START_ENCLAVE, &info) < 0) return -1;
    *cid = info.enclave_cid;
    return 0;
}

const char *nesh_ne_error_name(int error) {
    static const char *const names[] = {
        "NE_ERR_VCPU_ALREADY_USED",         "NE_ERR_VCPU_NOT_IN_CPU_POOL",    "NE_ERR_VCPU_INVALID_CPU_CORE",
        "NE_ERR_INVALID_MEM_REGION_SIZE",   "NE_ERR_INVALID_MEM_REGION_ADDR", "NE_ERR_UNALIGNED_MEM_REGION_ADDR",
        "NE_ERR_MEM_REGION_ALREADY_USED",   "NE_ERR_MEM_NOT_HUGE_PAGE",       "NE_ERR_MEM_DIFFERENT_NUMA_NODE",
        "NE_ERR_MEM_MAX_REGIONS",           "NE_ERR_NO_MEM_REGIONS_ADDED",    "NE_ERR_NO_VCPUS_ADDED",
        "NE_ERR_ENCLAVE_MEM_MIN_SIZE",      "NE_ERR_FULL_CORES_NOT_USED",     "NE_ERR_NOT_IN_INIT_STATE",
        "NE_ERR_INVALID_VCPU",              "NE_ERR_NO_CPUS_AVAIL_IN_POOL",   "NE_ERR_INVALID_PAGE_SIZE",
        "NE_ERR_INVALID_FLAG_VALUE",        "NE_ERR_INVALID_ENCLAVE_CID",
    };
    int index = error - NE_ERR_VCPU_ALREADY_USED;
    return index >= 0 && index < (int)(sizeof names / sizeof *names) ? names[index] : NULL;
}

void *nesh_huge_page(unsigned shift) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | (int)(shift << MAP_HUGE_SHIFT);
    void *page = mmap(NULL, (size_t)1 << shift, PROT_READ | PROT_WRITE, flags, -1, 0);
    return page == MAP_FAILED ? NULL : page;
}

static int vsock(void) { return socket(AF_VSOCK, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

static int failed(int fd) {
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

int nesh_vsock_listen(uint32_t cid, uint32_t port) {
    int fd = vsock();
    if (fd < 0) return -1;
    struct sockaddr_vm name = {.svm_family = AF_VSOCK, .svm_port = port, .svm_cid = cid};
    if (bind(fd, (struct sockaddr *)&name, sizeof name) < 0) return failed(fd);
    if (listen(fd, 8) < 0) return failed(fd);
    return fd;
}

int nesh_vsock_accept(int listener, uint32_t *cid) {
    struct sockaddr_vm peer;
    memset(&peer, 0, sizeof peer);
    socklen_t length = sizeof peer;
    int fd;
    do fd = accept4(listener, (struct sockaddr *)&peer, &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
    while (fd < 0 && errno == EINTR);
    if (fd >= 0) *cid = peer.svm_cid;
    return fd;
}

int nesh_vsock_connect(uint32_t cid, uint32_t port, int seconds) {
    int fd = vsock();
    if (fd < 0) return -1;
    struct timeval limit = {.tv_sec = seconds};
    if (setsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &limit, sizeof limit) < 0) return failed(fd);
    struct sockaddr_vm name = {.svm_family = AF_VSOCK, .svm_port = port, .svm_cid = cid};
    if (connect(fd, (struct sockaddr *)&name, sizeof name) < 0 && errno != EINPROGRESS) return failed(fd);
    return fd;
}

#endif
