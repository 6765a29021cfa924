// What a Unix socket would do, and vsock does not; and what becomes of a connection that is half over.
struct pair {
    int listener, first, second;
};
static struct pair pair(void) {
    struct pair pair = {.listener = listening(5005)};
    pair.first = connected(own_cid, 5005);
    pair.second = accept(pair.listener, NULL, NULL);
    CHECK(pair.second >= 0);
    return pair;
}
CASE(nothing_is_out_of_band) {
    struct pair ends = pair();
    char byte;
    struct iovec piece = {&byte, 1};
    struct mmsghdr message = {.msg_hdr = {.msg_iov = &piece, .msg_iovlen = 1}};
    FAILS(send(ends.first, "x", 1, MSG_OOB), EOPNOTSUPP);
    FAILS(sendmsg(ends.first, &message.msg_hdr, MSG_OOB | MSG_NOSIGNAL), EOPNOTSUPP);
    FAILS(sendmmsg(ends.first, &message, 1, MSG_OOB), EOPNOTSUPP);
    FAILS(recv(ends.second, &byte, 1, MSG_OOB), EOPNOTSUPP);
    FAILS(recvmsg(ends.second, &message.msg_hdr, MSG_OOB), EOPNOTSUPP);
    FAILS(recv(ends.second, &byte, 1, MSG_DONTWAIT), EAGAIN);
    // A socket of the sandbox's own has it.
    int unix_pair[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, unix_pair) == 0);
    CHECK(send(unix_pair[0], "x", 1, MSG_OOB) == 1 || errno == EOPNOTSUPP);
}
// A byte, and whatever is asked to come with it; the length of what came with it.
static size_t receive_with(int fd) {
    char byte, control[256];
    struct iovec piece = {&byte, 1};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    CHECK(ready(fd, POLLIN, 5000) & POLLIN);
    CHECK(recvmsg(fd, &message, MSG_DONTWAIT) == 1 && !(message.msg_flags & MSG_CTRUNC));
    return message.msg_controllen;
}
static ssize_t send_with(int fd, int type, const void *what, size_t size) {
    char control[64] = {0};
    struct iovec piece = {"x", 1};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = CMSG_SPACE(size)};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = type;
    header->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(header), what, size);
    return sendmsg(fd, &message, MSG_NOSIGNAL);
}
// A kernel's vsock passes over what vsock does not carry. A Unix socket that takes no descriptors refuses them, since
// Linux 6.16.
static void pass_nothing(int from, int to) {
    int file = open("/dev/null", O_RDONLY);
    ssize_t sent = send_with(from, SCM_RIGHTS, &file, sizeof file);
    CHECK(sent == 1 || errno == EPERM);
    if (sent != 1) write_all(from, "x", 1);
    if (receive_with(to) != 0) skip("this kernel cannot keep a Unix socket from passing descriptors");
    // Without a descriptor more than before.
    CHECK(dup(0) == file + 1);
}
CASE(no_descriptor_passes) {
    struct pair ends = pair();
    pass_nothing(ends.first, ends.second);
}
CASE(no_descriptor_passes_to_the_one_who_connected) {
    struct pair ends = pair();
    pass_nothing(ends.second, ends.first);
}
enum { passes_rights = 83, passes_handle = 76, peers_handle = 77 };
CASE(no_descriptor_passes_to_whoever_asks_for_it) {
    struct pair ends = pair();
    int yes = 1;
    CHECK(setsockopt(ends.second, SOL_SOCKET, passes_rights, &yes, sizeof yes) == -1);
    pass_nothing(ends.first, ends.second);
}
CASE(who_sends_is_not_said) {
    struct pair ends = pair();
    int yes = 1;
    // Accepted without an effect, or refused by newer kernels.
    setsockopt(ends.second, SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes);
    setsockopt(ends.second, SOL_SOCKET, passes_handle, &yes, sizeof yes);
    write_all(ends.first, "x", 1);
    CHECK(receive_with(ends.second) == 0);
}
CASE(who_is_at_the_other_end_is_not_said) {
    struct pair ends = pair();
    struct ucred peer = {1, 1, 1};
    socklen_t length = sizeof peer;
    CHECK(getsockopt(ends.first, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 && length == sizeof peer);
    CHECK(peer.pid == 0 && peer.uid == (uid_t)-1 && peer.gid == (gid_t)-1);
    char room[256];
    length = sizeof room;
    FAILS(getsockopt(ends.first, SOL_SOCKET, SO_PEERGROUPS, room, &length), ENODATA);
    length = sizeof room;
    FAILS(getsockopt(ends.first, SOL_SOCKET, SO_PEERSEC, room, &length), ENOPROTOOPT);
    length = sizeof room;
    CHECK(getsockopt(ends.first, SOL_SOCKET, peers_handle, room, &length) == -1);
}
CASE(a_unix_socket_says_who_is_at_the_other_end) {
    int ends[2];
    struct ucred peer = {0};
    socklen_t length = sizeof peer;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    CHECK(getsockopt(ends[0], SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 && peer.pid == getpid());
}
CASE(there_is_no_file_behind_a_socket) {
    struct pair ends = pair();
    CHECK(ioctl(ends.listener, 0x89E0 /* SIOCUNIXFILE */) == -1);
    CHECK(ioctl(ends.first, 0x89E0) == -1 && ioctl(ends.second, 0x89E0) == -1);
    int fd = connected(PARENT, ECHO);
    CHECK(ioctl(fd, 0x89E0) == -1);
}
CASE(shutdown_needs_a_connection) {
    FAILS(shutdown(stream(), SHUT_RDWR), ENOTCONN);
    FAILS(shutdown(stream(), 9), EINVAL);
    FAILS(shutdown(connected(PARENT, ECHO), 3), EINVAL);
}
CASE(shutdown_leaves_a_listener_as_it_is) {
    int listener = listening(5005);
    FAILS(shutdown(listener, SHUT_RDWR), ENOTCONN);
    int fd = connected(own_cid, 5005);
    CHECK(accept(listener, NULL, NULL) >= 0);
    close(fd);
}
CASE(shutdown_of_reading_is_an_end) {
    struct pair ends = pair();
    char byte;
    CHECK(shutdown(ends.first, SHUT_RD) == 0 && read(ends.first, &byte, 1) == 0);
    CHECK(shutdown(ends.first, SHUT_RDWR) == 0 && shutdown(ends.first, SHUT_WR) == 0);
}
CASE(shutdown_takes_the_peers_name) {
    struct pair ends = pair();
    struct sockaddr_vm name;
    socklen_t length = sizeof name;
    CHECK(shutdown(ends.first, SHUT_WR) == 0);
    FAILS(getpeername(ends.first, (struct sockaddr *)&name, &length), ENOTCONN);
    CHECK(peer_name(ends.second).svm_cid == own_cid);
    FAILS(try_connect(ends.first, PARENT, ECHO), EINVAL);
    FAILS(try_connect(ends.second, PARENT, ECHO), EISCONN);
}
CASE(shutdown_of_other_families_is_as_it_was) {
    int ends[2];
    char byte;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    CHECK(shutdown(ends[0], SHUT_WR) == 0 && read(ends[1], &byte, 1) == 0);
    FAILS(shutdown(socket(AF_INET, SOCK_STREAM, 0), SHUT_WR), ENOTCONN);
    FAILS(shutdown(999, SHUT_WR), EBADF);
    FAILS(shutdown(open("/dev/null", O_RDONLY), SHUT_WR), ENOTSOCK);
}
CASE(an_address_to_send_to_is_refused) {
    struct pair ends = pair();
    struct sockaddr_vm name = at(own_cid, 5005);
    FAILS(sendto(ends.first, "x", 1, MSG_NOSIGNAL, NAME(name)), EISCONN);
    FAILS(sendto(stream(), "x", 1, MSG_NOSIGNAL, NAME(name)), EOPNOTSUPP);
}
CASE(io_uring_goes_no_other_way) {
    char room[128] = {0};
    long ring = syscall(425 /* io_uring_setup */, 2, room);
    if (ring >= 0) skip("io_uring is for all programs here, and vsock is the kernel's own");
    CHECK(errno == ENOSYS);
    FAILS(syscall(426 /* io_uring_enter */, 0, 0, 0, 0, NULL, 0), ENOSYS);
}
