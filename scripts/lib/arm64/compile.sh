# shellcheck shell=bash
# Compiling for arm64 with the compiler of the other root, and what one program alone can show under an emulator.
# shellcheck disable=SC2154 # cache, stage, program, bundle and root are scripts/test-arm64's

triple=aarch64-unknown-linux-gnu

# Runs a command in the compiler's root, which sees the checkout and the cache where they are, and arm64's root as /arm64.
in_compiler_root() {
    # shellcheck disable=SC2016 # the inner shell's
    unshare -r -m bash -euc '
        tree=$1 checkout=$2 cache=$3
        shift 3
        mount --rbind /proc "$tree/proc"
        mount --rbind /dev "$tree/dev"
        mount -t tmpfs none "$tree/tmp"
        # Either may be below /tmp.
        mkdir -p "$tree$checkout" "$tree$cache"
        mount --bind "$checkout" "$tree$checkout"
        mount --bind "$cache" "$tree$cache"
        mount --bind "$cache/arm64" "$tree/arm64"
        cd "$tree"
        exec chroot . /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/libexec/swift/bin:/usr/bin:/bin \
            LD_LIBRARY_PATH=/usr/libexec/swift/lib/swift/linux "$@"
    ' bash "$cache/amd64" "$root" "$cache" "$@"
}

# swift_for_arm64 NAME RUNTIME ARGUMENT...: swift build into the cache's NAME, with a runtime of Swift's: swift_static
# or swift, whose libraries are loaded.
swift_for_arm64() {
    local name=$1 runtime=/arm64/usr/libexec/swift/lib/$2
    shift 2
    in_compiler_root swift build --package-path "$root" --scratch-path "$cache/$name" --cache-path "$cache/swiftpm" \
        --triple "$triple" --sdk /arm64 -Xswiftc -sdk -Xswiftc /arm64 -Xswiftc -resource-dir -Xswiftc "$runtime" \
        -Xswiftc -use-ld=lld "$@"
}

build_program() {
    local flags
    mapfile -t flags < <(same_bytes_flags)
    # Debian's compiler looks for faults in its own work, and gives up at one that harms nothing.
    flags+=(-Xswiftc -Xfrontend -Xswiftc -sil-verify-none)
    quietly "compiling nesh for arm64" swift_for_arm64 program swift_static -c release --static-swift-stdlib \
        -Xswiftc -static-executable "${flags[@]}" --product nesh
}

part_program() {
    build_program || return 1
    needs_nothing "$program" >&2 || return 1
    say "$(qemu-aarch64-static "$program" --version) for arm64: $program, $(du -h "$program" | cut -f 1)"
}

build_tests() {
    # Debian's package names a library that it does not have, of which nothing is used.
    mkdir -p "$cache/empty"
    [[ -e $cache/empty/lib_Testing_Foundation.a ]] || printf '!<arch>\n' >"$cache/empty/lib_Testing_Foundation.a"
    quietly "compiling the tests for arm64" swift_for_arm64 tests swift --build-tests -Xlinker "-L$cache/empty"
}

# Those that neither start enclaves nor this machine's nesh a second time.
unit_tests=(Data Text Language YAML Attestation Image)

part_tests() {
    local name status=0 log
    build_tests || return 1
    for name in "${unit_tests[@]}"; do
        log=$cache/$name.log
        if ! quietly "Nesh${name}Tests under qemu-user" run_tests "$name" "$log"; then status=1; fi
        say "Nesh${name}Tests: $(tail -n 1 "$log")"
    done
    return "$status"
}

# Programs that tests compare with are this machine's own.
run_tests() {
    NO_COLOR=1 timeout 3600 qemu-aarch64-static -L "$cache/arm64" \
        -E "LD_LIBRARY_PATH=$cache/arm64/usr/libexec/swift/lib/swift/linux" -0 "$bundle/neshPackageTests.xctest" \
        "$bundle/neshPackageTests.xctest" --testing-library swift-testing --filter "Nesh$1Tests" >"$2" 2>&1 || {
        grep -a '^. Test .* recorded an issue' "$2"
        return 1
    }
}
