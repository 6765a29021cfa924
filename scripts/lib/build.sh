# shellcheck shell=bash
# The release binary and the tutorial's program: are they stale, and building them.

# shellcheck source=scripts/lib/common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"
# shellcheck source=scripts/lib/packages.sh
source "$root/scripts/lib/packages.sh"
# shellcheck source=scripts/lib/toolchain.sh
source "$root/scripts/lib/toolchain.sh"

binary=$root/.build/release/nesh
# As old as the last build's start, and what was given to it.
stamp=$root/.build/nesh.stamp
# A debug build that warnings and undeclared imports end. It has a directory of its own, because other flags than the
# usual ones would make each build start over.
strict_directory=$root/.build/check
# shellcheck disable=SC2034 # for scripts/check and scripts/test
strict_build=(
    --scratch-path "$strict_directory" --explicit-target-dependency-import-check error
    -Xswiftc -warnings-as-errors -Xcc -Werror
)
hello=$root/docs/tutorial/hello-app/hello
# In which order the linker puts functions: scripts/order writes it.
order_file=$root/scripts/lib/order/functions.txt

# A source younger than the last build's start. A removed or renamed file makes its directory younger.
binary_stale() {
    [[ -x $binary && -e $stamp ]] || return 0
    [[ -n $(find "$root/Package.swift" "$root/Sources" "$order_file" "$root/scripts/lib/build.sh" -newer "$stamp" \
        -print -quit) ]]
}

hello_stale() { [[ ! -x $hello || $hello.c -nt $hello ]]; }

# Brings both up to date; of several callers at once one builds and the others wait for it.
build_if_stale() {
    binary_stale || hello_stale || return 0
    mkdir -p "$root/.build" 2>/dev/null || true
    [[ -w $root/.build ]] || fail "the checkout is not writable, so nesh cannot be built in it: $root"
    exec {lock}>"$root/.build/nesh.lock"
    if have flock && ! flock -n "$lock"; then
        say "waiting for another build"
        flock "$lock"
    fi
    # The one that was waited for may have done either.
    ! binary_stale || build_binary
    ! hello_stale || build_hello
    # The program that is started next must not hold the lock.
    exec {lock}>&-
    # Here too, because exec runs no trap.
    give_back
}

# Sets `swift` and installs what building with it needs.
# The compiler is looked for first: if it is missing, that is said before apt is called.
require_swift() {
    [[ -z ${swift:-} ]] || return 0
    find_swift
    require_build_libraries
}

# The archives that the program is made of beside its own sources and Swift's runtime.
static_libraries=(c m stdc++ edit tinfo bsd md crypto yaml cares deflate z zstd)

# What makes the program one file that runs on any Linux of its processor: no loader, no library at start. A
# distribution that lacks an archive gets a program that needs its shared libraries, as before.
link_flags() {
    local library
    if [[ $(uname -s) == Linux ]]; then
        for library in "${static_libraries[@]}"; do
            [[ $(cc -print-file-name="lib$library.a" 2>/dev/null) == /* ]] || return 0
        done
        printf '%s\n' -Xswiftc -static-executable
    fi
}

# The same sources give the same bytes, wherever the checkout is: no path of it is in the program, and the compiler's
# pass bcopts is left out. It takes away checks of bounds that another one covers, or does not, as it happens to lie in
# memory: of five compilations one differed.
same_bytes_flags() {
    printf '%s\n' -debug-info-format none -Xswiftc -file-prefix-map -Xswiftc "$root=." -Xcc "-ffile-prefix-map=$root=." \
        -Xswiftc -Xllvm -Xswiftc -sil-disable-pass=bcopts
}

# Generic types are made from their parts, not from their names: the runtime reads a name, and looks for the proof that
# each part is what the type asks for among all of the program's, half a millisecond of a start.
type_flags() {
    printf '%s\n' -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
}

# Functions that run together stand together: a start touches a quarter fewer pages of the program's file.
order_flags() {
    [[ $(uname -sm) == "Linux x86_64" ]] && have ld.gold && [[ -e $order_file ]] || return 0
    printf '%s\n' -Xswiftc -use-ld=gold -Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections \
        -Xlinker "--section-ordering-file=$order_file"
}

build_binary() {
    local started flags
    require_swift
    mapfile -t flags < <(link_flags; order_flags; type_flags; same_bytes_flags)
    started=$stamp.started
    printf '%s\n' "${flags[@]}" >"$started"
    # For other flags the build compiles nothing again: what it has would be linked as it is.
    [[ ! -e $stamp ]] || cmp -s "$stamp" "$started" || rm -rf "$root"/.build/*/release
    # The build knows nothing of that file: without a program it links again.
    [[ ! $order_file -nt $binary ]] || rm -f "$binary"
    # A later build compiles only what has changed since.
    [[ -x $binary ]] || say "the first build compiles everything: about three minutes with two processors, once"
    quietly "building nesh" "$swift" build --package-path "$root" -c release --static-swift-stdlib "${flags[@]}" \
        --product nesh ||
        exit 1
    # The time before the build, so that an edit in mid-build counts as stale.
    mv -f "$started" "$stamp"
}

# A script of docs as it stands outside a checkout: the app is where `nesh tutorial app` puts it.
outside_checkout() {
    sed -e 's#:-docs/tutorial/hello-app}#:-hello-app}#' \
        -e 's#:-docs/tutorial/workshop}#:-/usr/share/nesh/workshop}#' \
        -e 's#scripts/nesh \(-x \)\?docs/tutorial/workshop/#nesh \1/usr/share/nesh/workshop/#'
}

# A static program, made whole under another name first, so that nobody sees half of it.
# Only the tutorial needs it: without it nesh still starts.
build_hello() {
    [[ $(uname -s) == Linux ]] || return 0
    local compiler new=$hello.new.$$
    leftovers+=("$new")
    ! have apt-get || wish_packages "building hello-app" gcc libc6-dev musl-tools
    for compiler in musl-gcc gcc cc; do
        ! have "$compiler" || break
    done
    if quietly "building hello-app" "$compiler" -static -Os -s -Wall -Wextra -o "$new" "$hello.c"; then
        mv -f "$new" "$hello"
    else
        say "the tutorial's image needs that program"
    fi
}
