CASE(socket_is_made) { CHECK(stream() >= 0); }
CASE(socket_takes_its_own_protocol) { CHECK(socket(AF_VSOCK, SOCK_STREAM, AF_VSOCK) >= 0); }
CASE(socket_refuses_another_protocol) { FAILS(socket(AF_VSOCK, SOCK_STREAM, 99), EPROTONOSUPPORT); }
CASE(socket_has_no_datagrams) { FAILS(socket(AF_VSOCK, SOCK_DGRAM, 0), ENODEV); }
CASE(socket_refuses_an_unknown_type) { FAILS(socket(AF_VSOCK, SOCK_RDM, 0), ESOCKTNOSUPPORT); }
CASE(socket_is_closed_on_exec) {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(fcntl(fd, F_GETFD) == FD_CLOEXEC);
    CHECK((fcntl(fd, F_GETFL) & O_NONBLOCK) == 0);
}
CASE(socket_does_not_wait) {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
    CHECK(fcntl(fd, F_GETFD) == 0);
    CHECK(fcntl(fd, F_GETFL) & O_NONBLOCK);
}
CASE(socket_takes_the_lowest_number) {
    int fd = stream();
    close(fd);
    CHECK(stream() == fd);
}
CASE(socket_respects_the_limit_of_descriptors) {
    int count = 0, fd;
    while ((fd = socket(AF_VSOCK, SOCK_STREAM, 0)) >= 0) count++;
    CHECK(errno == EMFILE && count > 100);
}
CASE(socketpair_is_refused) {
    int ends[2];
    FAILS(socketpair(AF_VSOCK, SOCK_STREAM, 0, ends), EOPNOTSUPP);
}
CASE(device_says_the_own_cid) {
    if (is_alone()) skip("this kernel has no CID of its own");
    uint32_t cid = 0;
    int fd = open("/dev/vsock", O_RDONLY);
    CHECK(fd >= 0 && ioctl(fd, IOCTL_VM_SOCKETS_GET_LOCAL_CID, &cid) == 0);
    CHECK(cid > 3 && cid == own_cid);
}
CASE(device_refuses_a_bad_pointer) {
    int fd = open("/dev/vsock", O_RDONLY);
    FAILS(ioctl(fd, IOCTL_VM_SOCKETS_GET_LOCAL_CID, 1), EFAULT);
}
CASE(device_is_no_ordinary_file) {
    struct stat status;
    CHECK(stat("/dev/vsock", &status) == 0 && S_ISCHR(status.st_mode));
}
CASE(a_pipe_has_no_cid) {
    int ends[2];
    uint32_t cid;
    CHECK(pipe(ends) == 0);
    FAILS(ioctl(ends[0], IOCTL_VM_SOCKETS_GET_LOCAL_CID, &cid), ENOTTY);
}
CASE(name_of_a_fresh_socket_is_any) {
    struct sockaddr_vm name = own_name(stream());
    CHECK(name.svm_family == AF_VSOCK && name.svm_cid == VMADDR_CID_ANY && name.svm_port == VMADDR_PORT_ANY);
}
CASE(bind_to_any_says_any) {
    int fd = stream();
    CHECK(try_bind(fd, VMADDR_CID_ANY, 5000) == 0);
    CHECK(own_name(fd).svm_cid == VMADDR_CID_ANY && own_name(fd).svm_port == 5000);
}
CASE(bind_to_the_own_cid_says_it) {
    int fd = stream();
    CHECK(try_bind(fd, own_cid, 5000) == 0);
    CHECK(own_name(fd).svm_cid == own_cid && own_name(fd).svm_port == 5000);
}
CASE(bind_to_the_parent_is_refused) { FAILS(try_bind(stream(), is_alone() ? 3 : PARENT, 5000), EADDRNOTAVAIL); }
CASE(bind_to_another_enclave_is_refused) { FAILS(try_bind(stream(), own_cid + 1, 5000), EADDRNOTAVAIL); }
CASE(bind_a_second_time_is_refused) {
    int fd = stream();
    CHECK(try_bind(fd, VMADDR_CID_ANY, 5000) == 0);
    FAILS(try_bind(fd, VMADDR_CID_ANY, 5001), EINVAL);
}
CASE(bind_to_a_port_in_use_is_refused) {
    int fd = stream();
    CHECK(try_bind(fd, own_cid, 5000) == 0);
    FAILS(try_bind(stream(), own_cid, 5000), EADDRINUSE);
}
CASE(bind_to_any_where_the_own_cid_has_the_port_is_refused) {
    int fd = stream();
    CHECK(try_bind(fd, own_cid, 5000) == 0);
    FAILS(try_bind(stream(), VMADDR_CID_ANY, 5000), EADDRINUSE);
}
CASE(bind_with_reuse_of_addresses_shares_no_port) {
    int one = 1, first = listening(5000), second = stream();
    CHECK(setsockopt(second, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0);
    FAILS(try_bind(second, VMADDR_CID_ANY, 5000), EADDRINUSE);
    close(first);
}
CASE(bind_after_close_takes_the_port_again) {
    for (int i = 0; i < 50; i++) close(listening(5000));
    CHECK(listening(5000) >= 0);
}
CASE(bind_after_the_end_of_its_process_takes_the_port_again) {
    pid_t child = fork();
    if (child == 0) {
        listening(5000);
        kill(getpid(), SIGKILL);
    }
    child_of(child);
    CHECK(listening(5000) >= 0);
}
CASE(bind_chooses_a_port) {
    int first = stream(), second = stream();
    CHECK(try_bind(first, VMADDR_CID_ANY, VMADDR_PORT_ANY) == 0 && try_bind(second, own_cid, VMADDR_PORT_ANY) == 0);
    CHECK(own_name(first).svm_port >= 1024 && own_name(second).svm_port >= 1024);
    CHECK(own_name(first).svm_port != own_name(second).svm_port && own_name(first).svm_port != VMADDR_PORT_ANY);
}
CASE(bind_to_a_low_port_is_roots) { CHECK(try_bind(stream(), VMADDR_CID_ANY, 80) == 0); }
CASE(bind_to_a_low_port_needs_privilege) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    CHECK(syscall(SYS_capget, &header, data) == 0);
    data[0].effective &= ~(1u << CAP_NET_BIND_SERVICE);
    CHECK(syscall(SYS_capset, &header, data) == 0);
    FAILS(try_bind(stream(), VMADDR_CID_ANY, 1023), EACCES);
    CHECK(try_bind(stream(), VMADDR_CID_ANY, 1024) == 0);
}
CASE(bind_refuses_a_short_address) {
    struct sockaddr_vm name = at(VMADDR_CID_ANY, 5000);
    FAILS(bind(stream(), (struct sockaddr *)&name, 15), EINVAL);
    FAILS(bind(stream(), (struct sockaddr *)&name, 0), EINVAL);
}
CASE(bind_takes_a_long_address) {
    char name[128] = {0};
    struct sockaddr_vm real = at(VMADDR_CID_ANY, 5000);
    memcpy(name, &real, sizeof real);
    CHECK(bind(stream(), (struct sockaddr *)name, 128) == 0);
}
CASE(bind_refuses_too_long_an_address) {
    char name[256] = {0};
    FAILS(bind(stream(), (struct sockaddr *)name, 129), EINVAL);
    FAILS(bind(stream(), (struct sockaddr *)name, (socklen_t)-1), EINVAL);
}
CASE(bind_refuses_another_family) {
    struct sockaddr_vm name = at(VMADDR_CID_ANY, 5000);
    name.svm_family = AF_INET;
    FAILS(bind(stream(), NAME(name)), EINVAL);
}
CASE(bind_refuses_a_bad_pointer) { FAILS(bind(stream(), (struct sockaddr *)1, 16), EFAULT); }
CASE(bind_refuses_what_is_no_socket) {
    struct sockaddr_vm name = at(VMADDR_CID_ANY, 5000);
    FAILS(bind(999, NAME(name)), EBADF);
    FAILS(bind(open("/dev/null", O_RDONLY), NAME(name)), ENOTSOCK);
}
CASE(name_is_cut_to_its_room) {
    char name[16];
    memset(name, 7, sizeof name);
    socklen_t length = 4;
    int fd = stream();
    CHECK(getsockname(fd, (struct sockaddr *)name, &length) == 0 && length == 16);
    CHECK(name[0] == AF_VSOCK && name[4] == 7);
}
CASE(name_leaves_more_room_alone) {
    char name[128];
    memset(name, 7, sizeof name);
    socklen_t length = sizeof name;
    CHECK(getsockname(stream(), (struct sockaddr *)name, &length) == 0 && length == 16 && name[16] == 7);
}
CASE(name_refuses_a_bad_pointer) {
    socklen_t length = 16;
    struct sockaddr_vm name;
    FAILS(getsockname(stream(), (struct sockaddr *)1, &length), EFAULT);
    FAILS(getsockname(stream(), (struct sockaddr *)&name, (socklen_t *)1), EFAULT);
    length = (socklen_t)-1;
    FAILS(getsockname(stream(), (struct sockaddr *)&name, &length), EINVAL);
}
CASE(peer_of_an_unconnected_socket_is_nobody) {
    struct sockaddr_vm name;
    socklen_t length = sizeof name;
    FAILS(getpeername(stream(), (struct sockaddr *)&name, &length), ENOTCONN);
}
CASE(listen_needs_a_port) { FAILS(listen(stream(), 1), EINVAL); }
CASE(listen_again_changes_the_queue) { CHECK(listen(listening(5000), 5) == 0); }
