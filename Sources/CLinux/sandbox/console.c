// The enclave's console: a terminal of the sandbox's own /dev/pts, so that nothing of the host's is lent for it.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static int send_descriptor(int socket, int descriptor) {
    char byte = 0;
    struct iovec piece = {.iov_base = &byte, .iov_len = 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof descriptor);
    memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    ssize_t sent;
    do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? -1 : 0;
}

void sandbox_make_console(const struct nesh_sandbox *sandbox, struct sandbox_host *host) {
    host->pts = sandbox_new_terminals();
    int controller = openat(host->pts, "ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (controller < 0) sandbox_die("open", "/dev/pts/ptmx");
    int locked = 0;
    if (ioctl(controller, TIOCSPTLCK, &locked) < 0) sandbox_die("ioctl", "TIOCSPTLCK");
    // The first one of its file system: /dev/pts/0.
    host->console = ioctl(controller, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (host->console < 0) sandbox_die("ioctl", "TIOCGPTPEER");
    if (send_descriptor(sandbox->console, controller) < 0) sandbox_die("sendmsg", "the console");
    close(controller);
    close(sandbox->console);
    sandbox_speak_through(sandbox->report, host->console);
}

#endif
