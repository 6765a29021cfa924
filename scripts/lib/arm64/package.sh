# shellcheck shell=bash
# Packages of the program that was compiled for arm64, as scripts/package makes them on such a machine.
# shellcheck disable=SC2154 # cache, stage, program and root are scripts/test-arm64's

part_package() {
    local packages=$cache/packages unpacked=$stage/unpacked file
    build_program || return 1
    rm -rf "$packages"
    "$root/scripts/package" --program "$program" --libraries "$cache/arm64" --output "$packages" >"$stage/packages" || return 1
    for file in "$packages"/*_arm64.deb; do
        dpkg-deb --extract "$file" "$unpacked" || return 1
        [[ $(qemu-aarch64-static "$unpacked/usr/bin/nesh" --version) == "nesh $(dpkg-deb --field "$file" Version)" ]] ||
            return 1
    done
    say "$(<"$stage/packages")"
}
