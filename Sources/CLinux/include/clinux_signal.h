#ifndef CLINUX_SIGNAL_H
#define CLINUX_SIGNAL_H

// From now on `signal` writes its number as one byte to `descriptor`, which should not block;
// -1: it does nothing.
// Calls that it interrupts are restarted. -1 with errno on failure.
int nesh_signal_forward(int signal, int descriptor);

// Whether anyone who started the program wants it to ignore the signal, as nohup(1) does with SIGHUP.
int nesh_signal_is_ignored(int signal);

// The terminal settings of `descriptor` as they are now and `bytes` (up to 63) are given back to the
// terminal if the program exits or crashes before nesh_terminal_unguard. -1 with errno on failure.
int nesh_terminal_guard(int descriptor, const char *bytes);
void nesh_terminal_unguard(void);

#endif
