CASE(connect_reaches_the_parent) { expect_echo(connected(PARENT, ECHO)); }
CASE(connect_where_nobody_listens_is_reset) { FAILS(try_connect(stream(), PARENT, NOBODY), ECONNRESET); }
CASE(connect_to_an_own_port_where_nobody_listens_is_reset) { FAILS(try_connect(stream(), own_cid, 6999), ECONNRESET); }
CASE(connect_to_a_bound_socket_that_does_not_listen_is_reset) {
    int fd = stream();
    CHECK(try_bind(fd, VMADDR_CID_ANY, 5000) == 0);
    FAILS(try_connect(stream(), own_cid, 5000), ECONNRESET);
}
CASE(connect_to_a_closed_listener_is_reset) {
    close(listening(5000));
    FAILS(try_connect(stream(), own_cid, 5000), ECONNRESET);
}
CASE(connect_to_another_enclave_is_refused) {
    if (is_alone()) skip("this kernel has nobody to ask");
    CHECK(try_connect(stream(), own_cid + 1, ECHO) == -1 && (errno == ECONNRESET || errno == ETIMEDOUT));
}
CASE(connect_to_nobodys_cid_is_refused) {
    if (is_alone()) skip("this kernel has nobody to ask");
    CHECK(try_connect(stream(), 4000000000u, ECHO) == -1 && (errno == ECONNRESET || errno == ETIMEDOUT));
}
CASE(connect_to_oneself_works) {
    int listener = listening(5000), fd = connected(own_cid, 5000), other = accept(listener, NULL, NULL);
    write_all(fd, "x", 1);
    char byte;
    read_all(other, &byte, 1);
    CHECK(byte == 'x');
}
CASE(connect_twice_is_refused) {
    int fd = connected(PARENT, ECHO);
    FAILS(try_connect(fd, PARENT, ECHO), EISCONN);
    expect_echo(fd);
}
CASE(connect_after_a_reset_works) {
    int fd = stream();
    FAILS(try_connect(fd, PARENT, NOBODY), ECONNRESET);
    CHECK(try_connect(fd, PARENT, ECHO) == 0);
    expect_echo(fd);
}
CASE(connect_of_a_listener_is_refused) { FAILS(try_connect(listening(5000), PARENT, ECHO), EINVAL); }
CASE(connect_refuses_a_short_address) {
    struct sockaddr_vm name = at(PARENT, ECHO);
    FAILS(connect(stream(), (struct sockaddr *)&name, 15), EINVAL);
}
CASE(connect_refuses_another_family) {
    struct sockaddr_in name = {.sin_family = AF_INET};
    FAILS(connect(stream(), NAME(name)), EINVAL);
}
CASE(connect_refuses_a_bad_pointer) { FAILS(connect(stream(), (struct sockaddr *)1, 16), EFAULT); }
CASE(connect_names_both_ends) {
    int fd = connected(PARENT, ECHO);
    struct sockaddr_vm own = own_name(fd), peer = peer_name(fd);
    CHECK(own.svm_cid == own_cid || own.svm_cid == VMADDR_CID_ANY);
    CHECK(own.svm_port >= 1024 && own.svm_port != VMADDR_PORT_ANY);
    CHECK(peer.svm_family == AF_VSOCK && peer.svm_cid == PARENT && peer.svm_port == ECHO);
}
CASE(connect_from_a_bound_port_shows_it) {
    int listener = listening(5000), fd = stream();
    CHECK(try_bind(fd, VMADDR_CID_ANY, 5055) == 0 && try_connect(fd, own_cid, 5000) == 0);
    struct sockaddr_vm peer;
    socklen_t length = sizeof peer;
    CHECK(accept(listener, (struct sockaddr *)&peer, &length) >= 0);
    CHECK(length == 16 && peer.svm_cid == own_cid && peer.svm_port == 5055);
}
CASE(connect_without_waiting_works) {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
    CHECK(try_connect(fd, PARENT, ECHO) == 0 || errno == EINPROGRESS);
    CHECK(ready(fd, POLLOUT, 5000) & POLLOUT);
    CHECK(int_option(fd, SOL_SOCKET, SO_ERROR) == 0);
    CHECK(fcntl(fd, F_SETFL, O_RDWR) == 0);
    expect_echo(fd);
}
CASE(connect_without_waiting_is_reset_later) {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
    FAILS(try_connect(fd, PARENT, NOBODY), EINPROGRESS);
    CHECK(ready(fd, POLLOUT, 5000) != 0);
    CHECK(int_option(fd, SOL_SOCKET, SO_ERROR) == ECONNRESET);
    CHECK(int_option(fd, SOL_SOCKET, SO_ERROR) == 0);
}
CASE(connect_again_without_waiting_goes_on_for_ever) {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
    FAILS(try_connect(fd, PARENT, NOBODY), EINPROGRESS);
    CHECK(ready(fd, POLLOUT, 5000) != 0);
    FAILS(try_connect(fd, PARENT, NOBODY), EALREADY);
    CHECK(int_option(fd, SOL_SOCKET, SO_ERROR) == ECONNRESET);
    FAILS(try_connect(fd, PARENT, NOBODY), EALREADY);
}
CASE(connect_again_with_waiting_says_the_reset) {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
    FAILS(try_connect(fd, PARENT, NOBODY), EINPROGRESS);
    CHECK(ready(fd, POLLOUT, 5000) != 0);
    CHECK(fcntl(fd, F_SETFL, O_RDWR) == 0);
    FAILS(try_connect(fd, PARENT, NOBODY), ECONNRESET);
}
CASE(connect_to_no_port_is_reset) {
    FAILS(try_connect(stream(), PARENT, 0), ECONNRESET);
    FAILS(try_connect(stream(), PARENT, VMADDR_PORT_ANY), ECONNRESET);
    FAILS(try_connect(stream(), own_cid, 0), ECONNRESET);
    FAILS(try_connect(stream(), own_cid, VMADDR_PORT_ANY), ECONNRESET);
}
CASE(connect_to_no_cid_is_refused) {
    if (is_alone()) skip("this kernel has nobody to ask");
    static const uint32_t cids[] = {0 /* the hypervisor */, 2, VMADDR_CID_ANY};
    for (int i = 0; i < 3; i++)
        if (cids[i] != PARENT)
            CHECK(try_connect(stream(), cids[i], ECHO) == -1 && (errno == ECONNRESET || errno == ETIMEDOUT));
}
CASE(connect_to_the_local_cid_is_to_oneself) {
    int listener = listening(5000), fd = connected(VMADDR_CID_LOCAL, 5000), other = accept(listener, NULL, NULL);
    write_all(fd, "x", 1);
    char byte;
    read_all(other, &byte, 1);
    CHECK(byte == 'x');
}
// How many connections wait where nobody takes them, before the next one is reset.
static int waiting_at(uint32_t port, int backlog) {
    int listener = stream(), count = 0;
    CHECK(try_bind(listener, VMADDR_CID_ANY, port) == 0 && listen(listener, backlog) == 0);
    while (count < 40 && try_connect(stream(), own_cid, port) == 0) count++;
    CHECK(count == 40 || errno == ECONNRESET);
    return count;
}
CASE(one_more_waits_than_the_queue_has_places) {
    CHECK(waiting_at(5000, 0) == 1);
    CHECK(waiting_at(5001, 1) == 2);
    CHECK(waiting_at(5002, 7) == 8);
}
CASE(a_negative_queue_has_no_end) { CHECK(waiting_at(5000, -1) == 40); }
CASE(a_reset_wakes_who_waits_for_edges) {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0), epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET};
    CHECK(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0);
    while (epoll_wait(epoll, &event, 1, 0) > 0) {}
    FAILS(try_connect(fd, PARENT, NOBODY), EINPROGRESS);
    CHECK(epoll_wait(epoll, &event, 1, 5000) == 1);
    CHECK(int_option(fd, SOL_SOCKET, SO_ERROR) == ECONNRESET);
}
CASE(connect_to_a_full_queue_is_reset) {
    int error = 0;
    for (int i = 0; i < 200 && !error; i++)
        if (try_connect(stream(), PARENT, FULL) != 0) error = errno;
    CHECK(error == ECONNRESET);
}
CASE(connect_has_a_time_limit) {
    struct timeval limit = {.tv_sec = 1};
    int fd = stream();
    CHECK(setsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &limit, sizeof limit) == 0);
    CHECK(try_connect(fd, PARENT, ECHO) == 0);
    expect_echo(fd);
}
CASE(connect_through_a_duplicate_connects_both) {
    int fd = stream(), copy = dup(fd);
    CHECK(try_connect(copy, PARENT, ECHO) == 0);
    close(copy);
    expect_echo(fd);
}
CASE(connect_in_a_child_connects_the_parents_too) {
    int fd = stream();
    pid_t child = fork();
    if (child == 0) _exit(try_connect(fd, PARENT, ECHO) == 0 ? 0 : 1);
    CHECK(child_of(child) == 0);
    expect_echo(fd);
}
static void *connect_in_thread(void *unused) {
    (void)unused;
    expect_echo(connected(PARENT, ECHO));
    return NULL;
}
CASE(connect_in_threads_works) {
    pthread_t threads[8];
    for (int i = 0; i < 8; i++) CHECK(pthread_create(&threads[i], NULL, connect_in_thread, NULL) == 0);
    for (int i = 0; i < 8; i++) pthread_join(threads[i], NULL);
}
CASE(signals_have_nothing_done_twice) {
    struct sigaction action = {.sa_handler = nothing, .sa_flags = SA_RESTART};
    struct itimerval often = {{0, 200}, {0, 200}};
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
    int lowest = stream();
    for (int i = 0; i < 3000; i++) {
        int fd = stream();
        // A second one would have been left open.
        CHECK(fd == lowest + 1);
        close(fd);
    }
}
CASE(other_families_are_as_they_were) {
    int listener = socket(AF_UNIX, SOCK_STREAM, 0), fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "/tmp/unix"}, seen;
    unlink(name.sun_path);
    CHECK(bind(listener, NAME(name)) == 0 && listen(listener, 1) == 0 && connect(fd, NAME(name)) == 0);
    socklen_t length = sizeof seen;
    CHECK(getpeername(fd, (struct sockaddr *)&seen, &length) == 0 && seen.sun_family == AF_UNIX);
    CHECK(strcmp(seen.sun_path, name.sun_path) == 0);
    CHECK(accept(listener, NULL, NULL) >= 0 && int_option(fd, SOL_SOCKET, SO_DOMAIN) == AF_UNIX);
    int inet = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in tcp = {.sin_family = AF_INET, .sin_port = htons(4430)};
    CHECK(bind(inet, NAME(tcp)) == 0 && listen(inet, 1) == 0 && int_option(inet, SOL_SOCKET, SO_DOMAIN) == AF_INET);
    struct sockaddr_vm vm = at(PARENT, ECHO);
    FAILS(bind(fd, NAME(vm)), EINVAL);
    FAILS(connect(socket(AF_UNIX, SOCK_STREAM, 0), NAME(vm)), EINVAL);
}
