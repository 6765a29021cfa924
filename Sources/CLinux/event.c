// eventfd is a GNU extension that the Glibc module does not export.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_event.h"
#include <sys/eventfd.h>

int nesh_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

#endif
