// The enclave's console: a terminal of the sandbox's own /dev/pts, so that nothing of the host's is lent for it.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include "../include/clinux_socket.h"
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

void sandbox_make_console(const struct nesh_sandbox *sandbox, struct sandbox_host *host) {
    host->pts = sandbox_new_terminals();
    int controller = openat(host->pts, "ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (controller < 0) sandbox_die("open", "/dev/pts/ptmx");
    int locked = 0;
    if (ioctl(controller, TIOCSPTLCK, &locked) < 0) sandbox_die("ioctl", "TIOCSPTLCK");
    // The first one of its file system: /dev/pts/0.
    host->console = ioctl(controller, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (host->console < 0) sandbox_die("ioctl", "TIOCGPTPEER");
    if (nesh_send_descriptor(sandbox->console, controller) < 0) sandbox_die("sendmsg", "the console");
    close(controller);
    close(sandbox->console);
    sandbox_speak_through(sandbox->report, host->console);
}

#endif
