# shellcheck shell=bash
# Finds Swift the language, 6.1 or later. A program called swift may be something else: Debian has an
# object-store client of that name, and old toolchains stay around.

swift_least=6.1

# Prints every program that might be it, most likely first.
swift_candidates() {
    local home=${HOME:-/nonexistent}
    type -aP swift 2>/dev/null || true
    printf '%s\n' \
        "${SWIFTLY_BIN_DIR:-$home/.local/share/swiftly/bin}/swift" "$home/.swiftly/bin/swift" \
        /opt/swift/usr/bin/swift /opt/swift/bin/swift /usr/local/swift/usr/bin/swift \
        /usr/share/swift/usr/bin/swift /usr/libexec/swift/bin/swift
    # Versioned directories, newest first.
    compgen -G "$home/.local/share/swiftly/toolchains/*/usr/bin/swift" | sort -rV || true
    compgen -G "/usr/libexec/swift/*/bin/swift" | sort -rV || true
    compgen -G "/opt/swift[-_]*/usr/bin/swift" | sort -rV || true
    compgen -G "/usr/local/swift[-_]*/usr/bin/swift" | sort -rV || true
    compgen -G "$home/swift[-_]*/usr/bin/swift" | sort -rV || true
}

# Sets `swift` to the program, or says how to get one and exits.
find_swift() {
    local candidate version seen=()
    while read -r candidate; do
        [[ -x $candidate && ! -d $candidate ]] || continue
        complete_toolchain "$candidate"
        version=$(swift_version "$candidate") || {
            seen+=("$candidate: not the Swift compiler")
            continue
        }
        if ! at_least "$version" "$swift_least"; then
            seen+=("$candidate: Swift $version")
            continue
        fi
        swift=$candidate
        return 0
    done < <(swift_candidates | awk '!seen[$0]++')
    say "Swift $swift_least or later is needed to build nesh, and was not found."
    ((${#seen[@]} == 0)) || printf '    found %s\n' "${seen[@]}" >&2
    swift_advice >&2
    exit 1
}

# A toolchain unpacked by hand does not bring the shared libraries that it loads.
# They come with what a build needs, so that users who have to ask an administrator ask once.
complete_toolchain() {
    local libraries
    have apt-get && [[ -e ${1%/*}/swift-frontend ]] || return 0
    libraries=$(LC_ALL=C ldd "${1%/*}"/{swift,swift-build,swift-frontend,swift-format,clang,lld} 2>/dev/null) || true
    [[ $libraries != *"not found"* ]] ||
        install_packages "building nesh" "${toolchain_packages[@]}" "${build_packages[@]}"
}

# Prints "6.1" or "6.3.1"; fails for anything that is not the compiler.
swift_version() {
    local text
    text=$(timeout 60 "$1" --version 2>/dev/null </dev/null) || return 1
    [[ $text =~ Swift\ version\ ([0-9]+\.[0-9]+(\.[0-9]+)?) ]] || return 1
    printf '%s\n' "${BASH_REMATCH[1]}"
}

at_least() { [[ $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

swift_advice() {
    local machine
    machine=$(uname -m)
    if [[ $(uname -s) == Darwin ]]; then
        echo "Install Xcode 16.3 or later, or its command line tools: xcode-select --install"
        return
    fi
    echo "Get it with swiftly, Swift's own installer (not with 'apt install swift', which is something else):"
    if have apt-get; then
        echo "    sudo apt-get install -y curl ca-certificates gnupg"
    fi
    cat <<TEXT
    curl -O https://download.swift.org/swiftly/linux/swiftly-$machine.tar.gz
    tar zxf swiftly-$machine.tar.gz
    ./swiftly init --assume-yes --quiet-shell-followup
    . "\${SWIFTLY_HOME_DIR:-\$HOME/.local/share/swiftly}/env.sh"
then run this again. A toolchain unpacked to /opt/swift is found as well.
TEXT
}
