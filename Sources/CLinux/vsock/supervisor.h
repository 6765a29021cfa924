// Shared by the supervisor's files: a process that answers the vsock calls of other processes, which the kernel holds
// meanwhile (seccomp user notification).
//
// Those processes are hostile: they change memory and descriptors while they are looked at. So nothing here blocks, memory
// has a bound from the start, a descriptor is looked at only through a copy, and whatever is done to a socket could as well
// be done to any socket of theirs. A socket that has been handed out is one of this process's network namespace, where
// nobody else is.
#ifndef NESH_SUPERVISOR_H
#define NESH_SUPERVISOR_H

#include "../include/clinux_vsock.h"
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/time.h>
// Needs the one for sockets before it.
#include <linux/vm_sockets.h>

// Headers of older kernels lack these.
#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif
#ifndef SECCOMP_ADDFD_FLAG_SEND
#define SECCOMP_ADDFD_FLAG_SEND (1UL << 1)
#endif

enum vsock_state { VSOCK_FRESH, VSOCK_BOUND, VSOCK_LISTENING, VSOCK_CONNECTED };

// What a Unix socket does not know of itself.
struct vsock_socket {
    uint64_t cookie; // 0: the place is free
    uint64_t used;   // the one that is longest ago gives its place away
    enum vsock_state state;
    // It has its name from here.
    int named;
    // Of a connect that began without waiting.
    int error;
    struct nesh_vsock_address local, remote;
    uint64_t buffer, least_buffer, most_buffer;
    struct timeval timeout;
};

struct vsock_supervisor {
    uint32_t cid;
    struct nesh_switch at;
    int notifications;
    // To the keeper; -1 where host programs are served.
    int keeper;
    int epoll;
    // Where 169.254.169.254:80 is answered on this machine; 0: nowhere.
    uint16_t metadata_port;
};
extern struct vsock_supervisor vsock;

// One trapped call. Each is answered exactly once, now or later.
struct vsock_call {
    uint64_t id;
    pid_t thread;
    int number;
    uint64_t arguments[6];
};

// trap.c
// Installs the filter in the calling thread: the descriptor of its notifications, or -1 with errno.
int vsock_trap(int is_sandbox);

// supervise.c: the loop; returns when nobody is left to be served.
void vsock_supervise(void);
// One call that waits to be answered, if there is one.
int vsock_take_call(void);
// What is waited for besides calls. `slot` comes back.
enum vsock_source { SOURCE_CALLS, SOURCE_KEEPER, SOURCE_ACCEPT, SOURCE_HEARTBEAT, SOURCE_OTHER };
int vsock_watch(int fd, enum vsock_source source, uint32_t slot);
// Before a copy is closed that is not the only one: the kernel goes on watching the others, under this one's number.
void vsock_forget(int fd);

// Has a call of this process's own that would wait end with EINTR after so many milliseconds; 0: not any more.
void vsock_set_alarm(int milliseconds);

// answer.c
void vsock_answer(const struct vsock_call *call, int64_t value);
void vsock_fail(const struct vsock_call *call, int error);
// The kernel goes on with the call as if nobody had looked.
void vsock_pass(const struct vsock_call *call);
// Gives a copy of a descriptor as the call's result, close-on-exec or not, and closes it here.
void vsock_give(const struct vsock_call *call, int fd, int close_on_exec);
int vsock_is_waiting(const struct vsock_call *call);

// target.c
// A copy of one of the caller's descriptors; -1 with errno.
int vsock_copy(const struct vsock_call *call, int fd);
// 0 or an errno. Memory that was read is the caller's of now, and may be different already.
int vsock_read(const struct vsock_call *call, uint64_t address, void *bytes, size_t count);
int vsock_write(const struct vsock_call *call, uint64_t address, const void *bytes, size_t count);
// A copy of the descriptor is the machine's device with this number, whatever its name is in the sandbox.
int vsock_is_device(const struct vsock_call *call, int fd, unsigned minor, unsigned other_minor);
// Whether it may take ports below 1024.
int vsock_is_privileged(const struct vsock_call *call);
// What a call that waits is answered because of a signal: 0, -512 (the kernel then decides), or -EINTR.
int vsock_signal(const struct vsock_call *call);

// sockets.c
// The state of a socket, or NULL where it is none of vsock's. Valid until the next call.
struct vsock_socket *vsock_find(int fd);
struct vsock_socket *vsock_remember(int fd);
// A new socket, marked as vsock's; -1 with errno.
int vsock_make(int flags);

// ports.c
// Binds to this port or, if it is VMADDR_PORT_ANY, to the next free one, which is then in *port. 0 or an errno.
int vsock_take_port(int fd, uint32_t *port);
uint32_t vsock_next_port(void);
// Gives back what no socket has any more. How long until it is worth another look, in milliseconds; -1: never.
int vsock_sweep_ports(int now);
// All of them: nobody is left who could use them.
void vsock_give_back_ports(void);

// address.c
// A sockaddr_vm of the caller's; 0 or an errno.
int vsock_read_address(const struct vsock_call *call, uint64_t address, uint64_t length, struct nesh_vsock_address *out);
// Writes one, as long as fits, and its length; 0 or an errno.
int vsock_write_address(const struct vsock_call *call, uint64_t address, uint64_t length, struct nesh_vsock_address from);

// accept.c
void vsock_call_accept(const struct vsock_call *call, int flags);
void vsock_retry_accept(uint32_t slot);
// Answers calls that wait and should not any more; how long until the next look, -1: never.
int vsock_look_after_accepts(void);

// heartbeat.c
// Connects to an answer to the heartbeat of an enclave's init; 0, or -1 where there was one already.
int vsock_connect_heartbeat(int fd, struct nesh_vsock_address to);
void vsock_beat(uint32_t slot);

// device.c
void vsock_call_ioctl(const struct vsock_call *call);
void vsock_hear_keeper(void);
// Tells the keeper, once for each port, that a program looked for it.
void vsock_tell_missing(struct nesh_vsock_address to);

// parent.c
void vsock_children(void);

// exec.c: a host program's execve; nesh for a nitro-cli that this machine has not.
void vsock_call_exec(const struct vsock_call *call);

// calls.c
void vsock_handle(const struct vsock_call *call);
// option.c
void vsock_call_getsockopt(const struct vsock_call *call);
void vsock_call_setsockopt(const struct vsock_call *call);

#endif
