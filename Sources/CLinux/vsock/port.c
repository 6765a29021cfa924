// Locks of bytes that belong to a descriptor are a GNU extension, and the supervisor takes them between clone and exec.
//
// A port is a byte of one file, locked by anyone who has the port. The kernel lets go of it when that process ends,
// however it does, so that nobody has to guess whether a socket's file still has an owner.
#ifdef __linux__
#define _GNU_SOURCE
#include "switch.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

int nesh_switch_open(struct nesh_switch *at, int directory, const char *prefix) {
    struct stat status;
    if (fstat(directory, &status) < 0) return -1;
    int locks = openat(directory, ".locks", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (locks < 0) return -1;
    *at = (struct nesh_switch){.directory = directory, .locks = locks};
    at->identity = (uint64_t)status.st_dev * 1000003 ^ (uint64_t)status.st_ino;
    if (prefix)
        snprintf(at->prefix, sizeof at->prefix, "%s", prefix);
    else
        snprintf(at->prefix, sizeof at->prefix, "/proc/self/fd/%d/", directory);
    return 0;
}

static struct flock byte_of(struct nesh_vsock_address address, short type) {
    // An offset is a positive 64-bit number: CIDs above 2³¹ share bytes with the lower ones, which no enclave has both
    // of.
    uint64_t offset = (uint64_t)(address.cid & INT32_MAX) << 32 | address.port;
    return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)offset, .l_len = 1};
}

static void remove_files(const struct nesh_switch *at, struct nesh_vsock_address address) {
    char name[SWITCH_NAME];
    for (int hidden = 0; hidden < 2; hidden++) {
        switch_file(name, address, hidden);
        unlinkat(at->directory, name, 0);
    }
}

int nesh_switch_claim(const struct nesh_switch *at, struct nesh_vsock_address address) {
    struct flock lock = byte_of(address, F_WRLCK);
    if (fcntl(at->locks, F_OFD_SETLK, &lock) < 0) {
        if (errno == EAGAIN || errno == EACCES) errno = EADDRINUSE;
        return -1;
    }
    // Whatever has the name belongs to nobody any more.
    remove_files(at, address);
    return 0;
}

void nesh_switch_release(const struct nesh_switch *at, struct nesh_vsock_address address) {
    remove_files(at, address);
    struct flock lock = byte_of(address, F_UNLCK);
    fcntl(at->locks, F_OFD_SETLK, &lock);
}

int nesh_switch_is_claimed(const struct nesh_switch *at, struct nesh_vsock_address address) {
    struct flock lock = byte_of(address, F_WRLCK);
    return fcntl(at->locks, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

int nesh_switch_bind(const struct nesh_switch *at, int socket, struct nesh_vsock_address address) {
    if (nesh_switch_claim(at, address) < 0) return -1;
    nesh_switch_refuse_descriptors(socket);
    struct sockaddr_un name;
    socklen_t length = switch_path(&name, at, address, 1);
    if (bind(socket, (struct sockaddr *)&name, length) == 0) return 0;
    int error = errno;
    nesh_switch_release(at, address);
    errno = error;
    return -1;
}

int nesh_switch_publish(const struct nesh_switch *at, struct nesh_vsock_address address) {
    char hidden[SWITCH_NAME], name[SWITCH_NAME];
    switch_file(hidden, address, 1);
    switch_file(name, address, 0);
    return renameat(at->directory, hidden, at->directory, name);
}

#endif
