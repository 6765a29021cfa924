// System calls that Swift's Glibc module lacks (GNU extensions) or cannot call (variadic ones).
// One .c file an idea; Swift meets each in one file of NeshSystem, NeshEnclave or an engine.
#ifndef CLINUX_H
#define CLINUX_H

#include "clinux_descriptor.h"
#include "clinux_event.h"
#include "clinux_machine_vsock.h"
#include "clinux_nitro.h"
#include "clinux_ownership.h"
#include "clinux_process.h"
#include "clinux_sandbox.h"
#include "clinux_socket.h"
#include "clinux_signal.h"
#include "clinux_vsock.h"
#include "clinux_writeback.h"

#endif
