# shellcheck shell=bash
# Reading a package again.

# Sets `unpacked` to a directory with what is in the .tar.gz, and `binary` to the program in it.
# shellcheck disable=SC2034 # both are for the script that sources this
unpack_package() {
    local file=$1 sums sum stage
    [[ -r $file ]] || fail "no such package: $file"
    sums=$(dirname "$file")/SHA256SUMS
    if [[ -e $sums ]]; then
        sum=$(awk -v name="$(basename "$file")" '$2 == name { print $1 }' "$sums")
        [[ $(sha256sum <"$file") == "$sum  -" ]] || fail "$file is not the file that $sums names"
    fi
    stage=$(mktemp -d)
    leftovers+=("$stage")
    tar -C "$stage" --no-same-owner -xzf "$file" 2>/dev/null || fail "$file is not a .tar.gz"
    unpacked=$(find "$stage" -mindepth 1 -maxdepth 1 -type d)
    [[ -x $unpacked/bin/nesh ]] || fail "there is no nesh in $file"
    binary=$unpacked/bin/nesh
}
