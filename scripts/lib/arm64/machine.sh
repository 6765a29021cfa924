# shellcheck shell=bash
# A whole emulated machine for arm64, which has what single programs under an emulator lack: namespaces and filters.
# shellcheck disable=SC2154 # cache, stage, program, bundle and root are scripts/test-arm64's

# The disk: arm64's root without what only compiling needs, the checkout, the program and the tests.
make_disk() {
    local tree=$cache/disk swift name
    rm -rf "$tree"
    cp -al "$cache/arm64" "$tree"
    swift=$tree/usr/libexec/swift/lib
    rm -rf "$swift/swift_static" "$swift/clang" "${tree:?}"/{boot,usr/lib/modules,etc/passwd,etc/group,etc/hosts}
    printf 'root:x:0:0::/root:/bin/bash\nnobody:x:65534:65534::/:/bin/sh\nuser:x:1000:1000::/tmp:/bin/bash\n' >"$tree/etc/passwd"
    printf 'root:x:0:\nnogroup:x:65534:\nuser:x:1000:\n' >"$tree/etc/group"
    printf '127.0.0.1 localhost\n' >"$tree/etc/hosts"
    rm -f "$tree"/etc/sub{uid,gid}
    tee "$tree/etc/subuid" >"$tree/etc/subgid" <<<"user:100000:65536"
    # What packages' own scripts, which are not run, make.
    ln -sf gawk "$tree/usr/bin/awk"
    ln -sf gcc "$tree/usr/bin/cc"
    mkdir -p "$tree$root" "$tree$bundle" "$tree/usr/local/bin"
    git -c safe.directory="$root" -C "$root" ls-files -co --exclude-standard -z |
        tar -c -C "$root" --null --ignore-failed-read -T - | tar -x -C "$tree$root"
    aarch64-linux-gnu-strip -o "$tree/usr/local/bin/nesh" "$program"
    cp -r "$bundle"/*.resources "$tree$bundle"
    for name in neshPackageTests.xctest nesh NeshEngineProbe NeshTerminalProbe; do
        aarch64-linux-gnu-strip -g -o "$tree$bundle/$name" "$bundle/$name"
    done
    install -m 755 "$root/scripts/lib/arm64/start" "$tree/start"
    printf '%s\n' "$root" "$bundle" >"$tree/places"
    rm -f "$cache/disk.img"
    # In there the files belong to root.
    unshare -r mke2fs -q -t ext4 -O ^has_journal -d "$tree" "$cache/disk.img" 5G
    rm -rf "$tree"
}

make_first_root() {
    local tree=$stage/first name file
    mkdir -p "$tree"/{bin,dev,modules,new,proc}
    cp "$cache/arm64/usr/bin/busybox" "$tree/bin/"
    install -m 755 "$root/scripts/lib/arm64/init" "$tree/init"
    # In this order each finds what it needs.
    for name in 0:virtio_blk 1:vsock 2:vmw_vsock_virtio_transport_common 3:vsock_loopback; do
        file=$(find "$cache/arm64/usr/lib/modules" -name "${name#*:}.ko*" -print -quit)
        case $file in
            *.xz) xz -dc "$file" >"$tree/modules/${name/:/-}.ko" ;;
            *.ko) cp "$file" "$tree/modules/${name/:/-}.ko" ;;
        esac
    done
    (cd "$tree" && find . | cpio -o -H newc --quiet | gzip -1) >"$stage/first.gz"
}

# With two processors and without a network; vsock is the emulated kernel's own.
run_machine() {
    local kernel
    kernel=$(find "$cache/arm64/boot" "$cache/arm64/usr/lib/modules" -name 'vmlinuz*' -print -quit)
    timeout 7200 qemu-system-aarch64 -M virt -cpu neoverse-n1 -accel tcg -smp 2 -m 3000 -nic none -display none \
        -no-reboot -serial "file:$cache/machine.log" -kernel "$kernel" -initrd "$stage/first.gz" \
        -drive "file=$cache/disk.img,format=raw,if=virtio,cache=unsafe" -append "console=ttyAMA0 quiet panic=-1" </dev/null
}

part_machine() {
    [[ -x $program ]] || build_program || return 1
    build_tests || return 1
    quietly "making the emulated machine's disk" make_disk || return 1
    make_first_root
    quietly "running lessons and tests in an emulated machine" run_machine || return 1
    tr -d '\r' <"$cache/machine.log" | grep -a -v '^$' >&2
    grep -a -q '^= all was tried' "$cache/machine.log" && ! grep -a -q '^- ' "$cache/machine.log"
}
