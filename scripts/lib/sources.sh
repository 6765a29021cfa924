# shellcheck shell=bash
# Which sources a program was made from.

# One digest over the names and contents of all that the program is compiled from.
sources_digest() {
    (cd "$root" && find Package.swift Sources -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum) |
        cut -c 1-64
}

# Prints the path of an installed nesh that was packaged from this checkout's very sources; fails without one.
packaged_program() {
    local program digest
    program=$(type -P nesh) || return 1
    program=$(readlink -f "$program")
    digest=${program%/bin/nesh}/share/nesh/sources.sha256
    [[ $program == */bin/nesh && -r $digest && $(<"$digest") == "$(sources_digest)" ]] || return 1
    printf '%s\n' "$program"
}
