CASE(half_close_lets_the_rest_come_back) {
    int fd = connected(PARENT, ECHO);
    write_all(fd, "the rest", 8);
    CHECK(shutdown(fd, SHUT_WR) == 0);
    char in[16];
    read_all(fd, in, 8);
    CHECK(memcmp(in, "the rest", 8) == 0 && read(fd, in, 1) == 0);
    signal(SIGPIPE, SIG_IGN);
    FAILS(write(fd, "x", 1), EPIPE);
}
CASE(the_others_half_close_is_an_end) {
    int listener = listening(5005), fd = connected(own_cid, 5005), other = accept(listener, NULL, NULL);
    CHECK(shutdown(other, SHUT_WR) == 0);
    char byte;
    CHECK(read(fd, &byte, 1) == 0);
    write_all(fd, "x", 1);
    read_all(other, &byte, 1);
    CHECK(byte == 'x');
}
// A sum that depends on order.
static uint64_t sum(uint64_t so_far, const unsigned char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) so_far = (so_far ^ bytes[i]) * 1099511628211u;
    return so_far;
}
static void exchange(size_t total) {
    int fd = connected(PARENT, ECHO);
    uint64_t sent = 14695981039346656037u, got = sent;
    pid_t child;
    int ends[2];
    CHECK(pipe(ends) == 0);
    static unsigned char bytes[65536];
    if ((child = fork()) == 0) {
        uint32_t state = 1;
        for (size_t done = 0; done < total;) {
            size_t count = total - done < sizeof bytes ? total - done : sizeof bytes;
            for (size_t i = 0; i < count; i++) bytes[i] = (unsigned char)((state = state * 1664525 + 1013904223) >> 24);
            sent = sum(sent, bytes, count);
            write_all(fd, bytes, count);
            done += count;
        }
        shutdown(fd, SHUT_WR);
        write_all(ends[1], &sent, sizeof sent);
        _exit(0);
    }
    size_t done = 0;
    ssize_t count;
    while ((count = read(fd, bytes, sizeof bytes)) > 0) {
        got = sum(got, bytes, (size_t)count);
        done += (size_t)count;
    }
    CHECK(count == 0 && done == total && child_of(child) == 0);
    read_all(ends[0], &sent, sizeof sent);
    CHECK(sent == got);
    close(fd);
}
CASE(ten_mebibytes_go_and_come_back) { exchange(10 << 20); }
CASE(twenty_streams_at_once) {
    pid_t children[20];
    for (int i = 0; i < 20; i++)
        if ((children[i] = fork()) == 0) {
            exchange((256 << 10) + (size_t)i);
            _exit(0);
        }
    for (int i = 0; i < 20; i++) CHECK(child_of(children[i]) == 0);
}
CASE(pieces_are_gathered_and_scattered) {
    int fd = connected(PARENT, ECHO);
    struct iovec out[] = {{"he", 2}, {"llo", 3}};
    char first[3], second[2];
    struct iovec in[] = {{first, 3}, {second, 2}};
    CHECK(writev(fd, out, 2) == 5 && ready(fd, POLLIN, 5000) == POLLIN);
    struct msghdr message = {.msg_iov = in, .msg_iovlen = 2};
    CHECK(recvmsg(fd, &message, MSG_WAITALL) == 5 && memcmp(first, "hel", 3) == 0 && memcmp(second, "lo", 2) == 0);
}
CASE(a_look_ahead_takes_nothing) {
    int fd = connected(PARENT, ECHO);
    char in[2];
    write_all(fd, "ab", 2);
    CHECK(recv(fd, in, 2, MSG_PEEK | MSG_WAITALL) >= 1 && in[0] == 'a');
    read_all(fd, in, 2);
    CHECK(in[1] == 'b');
}
CASE(nothing_to_read_does_not_wait) {
    int fd = connected(PARENT, ECHO);
    char byte;
    FAILS(recv(fd, &byte, 1, MSG_DONTWAIT), EAGAIN);
    CHECK(fcntl(fd, F_SETFL, O_NONBLOCK) == 0);
    FAILS(read(fd, &byte, 1), EAGAIN);
}
CASE(a_full_stream_does_not_wait) {
    int listener = listening(5005), fd = connected(own_cid, 5005), other = accept(listener, NULL, NULL);
    static char bytes[65536];
    CHECK(fcntl(fd, F_SETFL, O_NONBLOCK) == 0);
    int count = 0;
    while (write(fd, bytes, sizeof bytes) > 0 && count < 10000) count++;
    CHECK(errno == EAGAIN && count < 10000);
    while (recv(other, bytes, sizeof bytes, MSG_DONTWAIT) > 0) {}
    CHECK(ready(fd, POLLOUT, 5000) == POLLOUT);
}
CASE(reading_has_a_time_limit) {
    int fd = connected(PARENT, ECHO);
    struct timeval limit = {.tv_usec = 100000};
    char byte;
    CHECK(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == 0);
    FAILS(read(fd, &byte, 1), EAGAIN);
}
CASE(writing_to_nobody_is_a_broken_pipe) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    close(accept(listener, NULL, NULL));
    CHECK(ready(fd, POLLIN, 5000) & POLLIN);
    FAILS(send(fd, "x", 1, MSG_NOSIGNAL), EPIPE);
    pid_t child = fork();
    if (child == 0) _exit(write(fd, "x", 1) < 0 ? 1 : 0);
    int status = child_of(child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 1) skip("this kernel sends no signal");
    CHECK(WTERMSIG(status) == SIGPIPE);
}
CASE(writing_unconnected_is_refused) { FAILS(send(stream(), "x", 1, MSG_NOSIGNAL), ENOTCONN); }
CASE(waiting_bytes_are_counted) {
    int fd = connected(PARENT, ECHO), count = 0;
    write_all(fd, "abc", 3);
    char byte;
    CHECK(recv(fd, &byte, 1, MSG_PEEK) == 1);
    // Since Linux 6.17.
    if (ioctl(fd, FIONREAD, &count) < 0) skip("this kernel does not count them");
    for (int i = 0; i < 1000 && count != 3; i++) {
        CHECK(ioctl(fd, FIONREAD, &count) == 0);
        usleep(1000);
    }
    CHECK(count == 3);
}
CASE(a_file_is_sent) {
    int file = open("/tmp/file", O_RDWR | O_CREAT | O_TRUNC, 0600), fd = connected(PARENT, ECHO);
    write_all(file, "hello", 5);
    off_t offset = 0;
    CHECK(sendfile(fd, file, &offset, 5) == 5);
    char in[5];
    read_all(fd, in, 5);
    CHECK(memcmp(in, "hello", 5) == 0);
}
CASE(a_duplicate_outlives_the_first) {
    int fd = connected(PARENT, ECHO), copy = dup(fd);
    close(fd);
    expect_echo(copy);
    CHECK(peer_name(copy).svm_port == ECHO);
    CHECK(dup2(copy, 200) == 200 && close(copy) == 0);
    CHECK(peer_name(200).svm_port == ECHO);
    expect_echo(200);
}
CASE(a_descriptor_is_passed_to_another_process) {
    int pair[2], fd = connected(PARENT, ECHO);
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    char byte = 0, control[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec piece = {&byte, 1};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(header), &fd, sizeof fd);
    CHECK(sendmsg(pair[0], &message, 0) == 1);
    close(fd);
    pid_t child = fork();
    if (child == 0) {
        CHECK(recvmsg(pair[1], &message, 0) == 1);
        memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof fd);
        CHECK(peer_name(fd).svm_cid == PARENT && int_option(fd, SOL_SOCKET, SO_DOMAIN) == AF_VSOCK);
        expect_echo(fd);
        _exit(0);
    }
    CHECK(child_of(child) == 0);
}
static void run_again(const char *what, int fd) {
    char number[12];
    snprintf(number, sizeof number, "%d", fd);
    execl("/proc/self/exe", "client", what, number, NULL);
    fail(__LINE__, "exec");
}
CASE(a_connection_passes_over_exec) {
    int fd = connected(PARENT, ECHO);
    pid_t child = fork();
    if (child == 0) run_again("echo", fd);
    CHECK(child_of(child) == 0);
}
CASE(a_listener_passes_over_exec) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    pid_t child = fork();
    if (child == 0) run_again("accept", listener);
    char byte;
    read_all(fd, &byte, 1);
    CHECK(child_of(child) == 0);
}
CASE(a_fresh_socket_passes_over_exec) {
    int fd = stream();
    pid_t child = fork();
    if (child == 0) run_again("connect", fd);
    CHECK(child_of(child) == 0);
}
