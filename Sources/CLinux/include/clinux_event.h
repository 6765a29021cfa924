#ifndef CLINUX_EVENT_H
#define CLINUX_EVENT_H

// eventfd(2), close-on-exec and non-blocking; -1 with errno on failure.
int nesh_eventfd(void);

#endif
