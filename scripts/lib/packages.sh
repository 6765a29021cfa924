# shellcheck shell=bash
# Packages of the distribution: which are missing, and installing those, saying so first.

# What a build needs. The Swift toolchain brings a compiler but neither the C library's
# start files nor the C++ library that its static runtime is linked with. musl is for hello-app.
# shellcheck disable=SC2034 # these lists are for the scripts that source this
build_packages=(g++ libc6-dev libc-ares-dev libdeflate-dev libedit-dev libssl-dev libyaml-dev zlib1g-dev libzstd-dev musl-tools)
# What only the tests use: other programs to compare with, and a terminal to type at.
# shellcheck disable=SC2034
test_packages=(asciinema busybox-static cpio fish git jq libarchive-tools ncat openssl patch python3 python3-boto3 python3-cryptography rpm socat strace tmux uidmap util-linux zsh zstd)
# Shared libraries that the toolchain's own programs load.
toolchain_packages=(libcurl4 libncurses6 libsqlite3-0 libxml2 libstdc++6)

# Prints those of the named Debian packages that are not installed.
missing_packages() {
    local installed name
    installed=" $(dpkg-query -W -f='${db:Status-Abbrev}${Package} ' "$@" 2>/dev/null | grep -oE 'ii +[^ ]+' |
        sed 's/^ii *//' | tr '\n' ' ' || true)"
    for name in "$@"; do
        [[ $installed == *" $name "* ]] || printf '%s\n' "$name"
    done
}

# Installs what is missing of the named Debian packages; $1 says what for.
install_packages() {
    local purpose=$1 missing apt
    shift
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} > 0)) || return 0
    say "$purpose needs packages, installing them with apt: ${missing[*]}"
    can_be_root || fail "as root: apt-get install ${missing[*]}; then run this again"
    apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300)
    # Without lists (a new container) or with old ones nothing is found. One broken source is no reason to stop here.
    ${lists_are_new:-false} || quietly "reading the package lists" as_root "${apt[@]}" update || true
    lists_are_new=true
    quietly "installing" as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" ||
        fail "$purpose needs them: ${missing[*]}"
}

# Like install_packages, except that it only lists what is missing for users who may not install anything.
wish_packages() {
    local purpose=$1 missing
    mapfile -t missing < <(missing_packages "${@:2}")
    ((${#missing[@]} > 0)) || return 0
    if can_be_root; then
        install_packages "$@"
    else
        say "$purpose goes on without these packages: ${missing[*]}"
        say "to have them, run as root: apt-get install ${missing[*]}"
    fi
}

# Where apt is missing, or may not be used, the headers decide; if one is missing, the packages are named, not installed.
require_build_libraries() {
    if have apt-get; then
        wish_packages "building nesh" "${build_packages[@]}"
    fi
    local header missing=()
    for header in ares.h histedit.h libdeflate.h openssl/evp.h yaml.h zlib.h zstd.h; do
        header_exists "$header" || missing+=("$header")
    done
    ((${#missing[@]} > 0)) || return 0
    say "these C headers are missing: ${missing[*]}"
    say "install the packages that have them:"
    printf '    %s\n' "$(foreign_packages)" >&2
    exit 1
}

header_exists() {
    local directory
    for directory in /usr/include /usr/local/include /opt/homebrew/include /opt/homebrew/opt/openssl@3/include; do
        [[ ! -e $directory/$1 ]] || return 0
    done
    return 1
}

# The line that installs them.
foreign_packages() {
    if have apt-get; then
        echo "sudo apt-get install ${build_packages[*]}"
    elif have dnf; then
        echo "sudo dnf install gcc-c++ glibc-static c-ares-devel libdeflate-devel libedit-devel openssl-devel libyaml-devel zlib-devel libzstd-devel"
    elif have pacman; then
        echo "sudo pacman -S --needed gcc c-ares libdeflate libedit openssl libyaml zlib zstd musl"
    elif have zypper; then
        echo "sudo zypper install gcc-c++ glibc-devel-static c-ares-devel libdeflate-devel libedit-devel libopenssl-devel libyaml-devel zlib-devel libzstd-devel"
    elif have apk; then
        echo "doas apk add g++ linux-headers c-ares-dev libdeflate-dev libdeflate-static libedit-dev openssl-dev openssl-libs-static yaml-dev yaml-static zlib-dev zlib-static zstd-dev zstd-static"
    elif have brew; then
        echo "brew install c-ares libdeflate openssl@3 libyaml zstd"
    else
        echo "a C++ compiler, c-ares, libdeflate, libedit, OpenSSL (libcrypto), libyaml, zlib, zstd: headers and static libraries"
    fi
}
