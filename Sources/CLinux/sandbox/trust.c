// Lets the sandbox's programs trust one more certification authority. Only the sandbox's own copy of a file grows: the
// image, and what was measured of it, stay as they are.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Where programs look for all certificates in one file, as the distributions have it: Debian and Alpine, Red Hat and
// Amazon Linux, openSUSE, and links that some of them have. AWS's C libraries look at all of these.
static const char *const stores[] = {"/etc/ssl/certs/ca-certificates.crt",
                                     "/etc/pki/tls/certs/ca-bundle.crt",
                                     "/etc/ssl/ca-bundle.pem",
                                     "/etc/pki/tls/cacert.pem",
                                     "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                                     "/etc/ssl/cert.pem"};
enum { store_count = sizeof stores / sizeof *stores };

// Where they look for a file whose name is the hash of an issuer's.
static const char *const directories[] = {"/etc/ssl/certs", "/etc/pki/tls/certs"};
enum { directory_count = sizeof directories / sizeof *directories };

const char *nesh_trust_store(int index) { return index >= 0 && index < store_count ? stores[index] : NULL; }

static int write_all(int file, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return -1;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

// A link that the image has here leads only to places inside the sandbox. A pipe without a reader is not opened.
static int append(const struct nesh_sandbox *sandbox, const char *path, struct stat *status) {
    int file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0) return -1;
    int result = -1;
    if (fstat(file, status) == 0 && S_ISREG(status->st_mode) && write_all(file, "\n", 1) == 0)
        result = write_all(file, sandbox->trusted, sandbox->trusted_size);
    close(file);
    return result;
}

// `5ed36f99.0`
static int is_hashed(const char *name) { return strspn(name, "0123456789abcdef") == 8 && name[8] == '.'; }

// By the bare call: the library's reader of directories allocates.
static int has_hashed(const char *directory) {
    int file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return 0;
    char buffer[4096] __attribute__((aligned(8)));
    int found = 0;
    long count;
    while (!found && (count = syscall(SYS_getdents64, file, buffer, sizeof buffer)) > 0)
        for (long at = 0; !found && at < count;) {
            const struct dirent64 *entry = (const struct dirent64 *)(buffer + at);
            found = is_hashed(entry->d_name);
            at += entry->d_reclen;
        }
    close(file);
    return found;
}

// Whether a file was added: only where the image has hashed certificates, for the rest is not for OpenSSL to search.
static int add_hashed(const struct nesh_sandbox *sandbox, const char *directory) {
    if (!has_hashed(directory)) return 0;
    char path[64];
    snprintf(path, sizeof path, "%s/%s.0", directory, sandbox->trusted_hash);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file < 0) return 0;
    int is_added = write_all(file, sandbox->trusted, sandbox->trusted_size) == 0;
    if (!is_added) unlink(path);
    close(file);
    return is_added;
}

static void say_added(const char *place) {
    sandbox_say("%s has the CA of the local KMS here, which an enclave on EC2 does not trust", place);
}

void sandbox_trust(const struct nesh_sandbox *sandbox) {
    if (sandbox->trusted_size == 0) return;
    struct stat seen[store_count];
    int count = 0, hashed = 0;
    for (int i = 0; i < store_count; i++) {
        struct stat status;
        // Several of these names are often one file.
        int is_known = stat(stores[i], &status) < 0;
        for (int k = 0; k < count; k++)
            if (status.st_dev == seen[k].st_dev && status.st_ino == seen[k].st_ino) is_known = 1;
        if (is_known) continue;
        if (append(sandbox, stores[i], &seen[count]) < 0) continue;
        count++;
        say_added(stores[i]);
    }
    for (int i = 0; i < directory_count; i++) {
        if (!add_hashed(sandbox, directories[i])) continue;
        // Where there are both, one line is enough.
        if (count == 0 && hashed == 0) say_added(directories[i]);
        hashed++;
    }
    if (count == 0 && hashed == 0)
        sandbox_say("the image has no store of trusted certificates that the CA of the local KMS could be added to");
}

#endif
