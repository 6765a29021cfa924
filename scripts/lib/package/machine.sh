# shellcheck shell=bash
# Which processor the program is for, and what handles a program for another one than this machine's.
# shellcheck disable=SC2154 # binary is scripts/package's

# Sets `machine`, as uname names it, and what strips and runs a program for it.
find_machine() {
    local said
    said=$(LC_ALL=C readelf --file-header "$binary" | sed -n 's/^ *Machine: *//p')
    case $said in
        *X86-64) machine=x86_64 ;;
        AArch64) machine=aarch64 ;;
        *) fail "packages are for x86-64 and arm64, and $binary is for ${said:-none}" ;;
    esac
    strip=strip runner=()
    [[ $machine != "$(uname -m)" ]] || return 0
    # shellcheck disable=SC2034 # tree.sh strips
    strip=$machine-linux-gnu-strip runner=("qemu-$machine-static")
    ! have apt-get || install_packages "packaging for another processor" "binutils-${machine/_/-}-linux-gnu" qemu-user-static
}

run_binary() { "${runner[@]}" "$binary" "$@"; }

debian_architecture() {
    case $machine in
        x86_64) echo amd64 ;;
        aarch64) echo arm64 ;;
    esac
}
