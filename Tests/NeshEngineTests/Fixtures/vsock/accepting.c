CASE(accept_waits_for_the_parent) {
    int listener = listening(5005);
    be_called(5005);
    struct sockaddr_vm peer;
    socklen_t length = sizeof peer;
    int fd = accept(listener, (struct sockaddr *)&peer, &length);
    CHECK(fd >= 0 && length == 16 && peer.svm_family == AF_VSOCK && peer.svm_cid == PARENT && peer.svm_port >= 1024);
    expect_hello(fd);
    expect_echo(fd);
    struct sockaddr_vm own = own_name(fd), again = peer_name(fd);
    CHECK(own.svm_cid == own_cid && own.svm_port == 5005);
    CHECK(again.svm_cid == PARENT && again.svm_port == peer.svm_port);
}
CASE(accept_waits_long) {
    int listener = listening(5005);
    pid_t child = fork();
    if (child == 0) {
        usleep(300000);
        connected(own_cid, 5005);
        _exit(0);
    }
    CHECK(accept(listener, NULL, NULL) >= 0);
    CHECK(child_of(child) == 0);
}
CASE(accept_needs_no_address) {
    int listener = listening(5005), fd = connected(own_cid, 5005), other = accept(listener, NULL, NULL);
    CHECK(other >= 0 && peer_name(other).svm_cid == own_cid && peer_name(other).svm_port == own_name(fd).svm_port);
}
CASE(accept4_takes_flags) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    int other = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    CHECK(other >= 0 && fcntl(other, F_GETFD) == FD_CLOEXEC && fcntl(other, F_GETFL) & O_NONBLOCK);
    close(fd);
}
CASE(accept_inherits_no_flags) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    CHECK(fcntl(listener, F_SETFL, O_NONBLOCK) == 0);
    int other = accept(listener, NULL, NULL);
    CHECK(other >= 0 && fcntl(other, F_GETFD) == 0 && !(fcntl(other, F_GETFL) & O_NONBLOCK));
    close(fd);
}
CASE(accept4_refuses_other_flags) { FAILS(accept4(listening(5005), NULL, NULL, 1), EINVAL); }
CASE(accept_without_waiting_says_so) {
    int listener = listening(5005);
    CHECK(fcntl(listener, F_SETFL, O_NONBLOCK) == 0);
    FAILS(accept(listener, NULL, NULL), EAGAIN);
}
CASE(accept_needs_a_listener) {
    FAILS(accept(stream(), NULL, NULL), EINVAL);
    FAILS(accept(connected(PARENT, ECHO), NULL, NULL), EINVAL);
}
CASE(accept_cuts_the_address_to_its_room) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    char name[16];
    memset(name, 7, sizeof name);
    socklen_t length = 2;
    CHECK(accept(listener, (struct sockaddr *)name, &length) >= 0 && length == 16);
    CHECK(name[0] == AF_VSOCK && name[2] == 7);
    close(fd);
}
CASE(accept_refuses_a_bad_pointer) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    socklen_t length = 16;
    FAILS(accept(listener, (struct sockaddr *)1, &length), EFAULT);
    close(fd);
}
CASE(accept_ends_by_a_signal) {
    int listener = listening(5005);
    after(100, 0);
    FAILS(accept(listener, NULL, NULL), EINTR);
}
CASE(accept_goes_on_after_a_signal) {
    int listener = listening(5005);
    pid_t child = fork();
    if (child == 0) {
        usleep(400000);
        connected(own_cid, 5005);
        _exit(0);
    }
    after(100, SA_RESTART);
    CHECK(accept(listener, NULL, NULL) >= 0);
    CHECK(child_of(child) == 0);
}
CASE(accept_ends_with_its_process) {
    int listener = listening(5005), ends[2];
    CHECK(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        write_all(ends[1], "x", 1);
        accept(listener, NULL, NULL);
        _exit(1);
    }
    char byte;
    read_all(ends[0], &byte, 1);
    usleep(50000);
    CHECK(kill(child, SIGTERM) == 0);
    CHECK(WTERMSIG(child_of(child)) == SIGTERM);
    // The connection is not lost to the one that has gone.
    int fd = connected(own_cid, 5005);
    CHECK(ready(listener, POLLIN, 5000) & POLLIN);
    CHECK(accept(listener, NULL, NULL) >= 0);
    close(fd);
}
CASE(accept_has_a_time_limit) {
    int listener = listening(5005);
    struct timeval limit = {.tv_usec = 150000};
    CHECK(setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == 0);
    FAILS(accept(listener, NULL, NULL), EAGAIN);
}
CASE(poll_shows_who_waits) {
    int listener = listening(5005);
    CHECK(ready(listener, POLLIN, 0) == 0);
    int fd = connected(own_cid, 5005);
    CHECK(ready(listener, POLLIN, 5000) == POLLIN);
    close(fd);
}
CASE(epoll_shows_who_waits) {
    int listener = listening(5005), epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET};
    CHECK(epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) == 0);
    CHECK(epoll_wait(epoll, &event, 1, 0) == 0);
    int fd = connected(own_cid, 5005);
    CHECK(epoll_wait(epoll, &event, 1, 5000) == 1 && event.events & EPOLLIN);
    close(fd);
}
static void *accept_one(void *listener) {
    int fd = accept(*(int *)listener, NULL, NULL);
    return (void *)(intptr_t)(fd >= 0 ? fd : -1);
}
CASE(threads_accept_one_each) {
    int listener = listening(5005);
    pthread_t threads[6];
    for (int i = 0; i < 6; i++) CHECK(pthread_create(&threads[i], NULL, accept_one, &listener) == 0);
    for (int i = 0; i < 6; i++) connected(own_cid, 5005);
    for (int i = 0; i < 6; i++) {
        void *fd;
        pthread_join(threads[i], &fd);
        CHECK((intptr_t)fd >= 0);
    }
}
CASE(a_child_accepts_for_its_parent) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    pid_t child = fork();
    if (child == 0) {
        int other = accept(listener, NULL, NULL);
        _exit(other >= 0 && write(other, "x", 1) == 1 ? 0 : 1);
    }
    char byte;
    read_all(fd, &byte, 1);
    CHECK(child_of(child) == 0);
}
CASE(accept_in_order) {
    int listener = listening(5005), first = connected(own_cid, 5005), second = connected(own_cid, 5005);
    CHECK(peer_name(accept(listener, NULL, NULL)).svm_port == own_name(first).svm_port);
    CHECK(peer_name(accept(listener, NULL, NULL)).svm_port == own_name(second).svm_port);
}
