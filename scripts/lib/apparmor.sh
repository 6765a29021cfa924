# shellcheck shell=bash
# Ubuntu lets only programs with an AppArmor profile that says so make user namespaces, which the
# local engine's sandbox starts with. A profile for nesh's own path opens that for nesh alone.

apparmor_directory=/etc/apparmor.d
apparmor_switch=/proc/sys/kernel/apparmor_restrict_unprivileged_userns

# The file's name is made of the program's path, so that two installations have a profile each.
profile_file() { printf '%s/nesh%s\n' "$apparmor_directory" "${1//\//.}"; }

profile_text() {
    cat <<TEXT
abi <abi/4.0>,
include <tunables/global>

# Allows nesh to make user namespaces and restricts it in nothing.
profile nesh${1//\//.} "$1" flags=(unconfined) {
  userns,
}
TEXT
}

# Offers the profile for the program $1; $2 is ask, yes or none.
offer_profile() {
    local file reply=""
    [[ -r $apparmor_switch && $(<"$apparmor_switch") != 0 ]] || return 0
    file=$(profile_file "$1")
    say "this host lets only programs with an AppArmor profile make user namespaces, which the local engine needs"
    if [[ -e $file && $(<"$file") == "$(profile_text "$1")" ]]; then
        say "the profile $file is in place"
        return
    fi
    say "a profile that allows this one program to, $file:"
    profile_text "$1" | sed 's/^/    /' >&2
    if [[ $2 == ask && -t 0 && -t 2 ]]; then
        read -r -p "Install it as root? [y/N] " reply
    elif [[ $2 == yes ]]; then
        reply=y
    fi
    if [[ $reply == [yY]* ]]; then
        install_profile "$1" "$file"
    else
        say "without it only root can start enclaves here; scripts/install --yes installs it"
    fi
}

install_profile() {
    profile_text "$1" | as_root tee "$2" >/dev/null
    as_root apparmor_parser -r "$2" || {
        as_root rm -f "$2"
        fail "AppArmor did not take the profile, which was removed again; nesh itself is installed"
    }
    made+=("$2")
    say "installed $2"
}

remove_profile() {
    [[ -e $1 ]] || return 0
    as_root apparmor_parser -R "$1" || true
    as_root rm -f "$1"
}
