# shellcheck shell=bash
# Debian's packages for both processors, unpacked and not installed: a root with the compiler, and one with all that
# arm64 needs to be compiled for and to start.
# shellcheck disable=SC2154 # cache is scripts/test-arm64's

suite=sid
amd64_packages=(bash coreutils g++ swiftlang)
# The machine's own commands come last; the tests' programs are those of scripts/lib/packages.sh.
arm64_packages=(
    swiftlang linux-image-cloud-arm64
    base-files bash coreutils dash diffutils findutils gawk grep gzip hostname iproute2 libc-bin login mount procps sed tar
)
# What none of this takes: documents other than the notices, debuggers, and most of the compiler for arm64.
toolchain=usr/libexec/swift
unneeded=(
    'usr/share/doc/*/'{'[!c]','c[!o]','co[!p]'}'*' usr/share/{man,locale} "$toolchain"/lib/swift/{embedded,migrator,FrameworkABIBaseline}
    "$toolchain/lib/lib"{LTO,clang,lldb,sourcekitd}'*'
)
unneeded_amd64=("$toolchain"/bin/{clangd,docc,'lldb*',llvm-objdump,sourcekit-lsp} "$toolchain/lib/swift_static")
unneeded_arm64=("$toolchain"/{bin,libexec,lib/swift/host})

# foreign_apt PROCESSOR COMMAND...: apt with lists and archives of its own; the machine's settings, such as a proxy, hold.
foreign_apt() {
    local processor=$1 command=$2
    shift 2
    "$command" -c "$cache/apt-$processor/apt.conf" "$@"
}

# The mirror that this machine's own packages come from.
debian_mirror() {
    # shellcheck disable=SC2016 # apt's format, not the shell's
    apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' 'Created-By: Packages' | head -n 1
}

prepare_apt() {
    local processor=$1 base=$cache/apt-$1 mirror keys
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || fail "apt knows no mirror of Debian here: run apt-get update, or use a Debian machine"
    keys=$(compgen -G "/usr/share/keyrings/debian-archive-keyring.*" | head -n 1) || true
    mkdir -p "$base/lists/partial" "$base/archives/partial"
    : >"$base/status"
    printf 'deb [arch=%s%s] %s %s main\n' "$processor" "${keys:+ signed-by=$keys}" "$mirror" "$suite" >"$base/sources.list"
    cat >"$base/apt.conf" <<CONF
APT::Architecture "$processor";
#clear APT::Architectures;
APT::Architectures { "$processor"; };
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
Dir::Cache "$base";
Dir::Cache::archives "archives";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::sourcelist "$base/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::State "$base";
Dir::State::lists "lists";
Dir::State::status "$base/status";
CONF
    quietly "reading the lists of $suite for $processor" foreign_apt "$processor" apt-get -q update ||
        fail "the lists of Debian $suite cannot be had"
}

swift_of() { foreign_apt "$1" apt-cache show --no-all-versions swiftlang | sed -n 's/^Version: //p'; }

# Unpacks the named packages for a processor, with all that they need, into DIR.
make_root() {
    local processor=$1 tree=$cache/$1 directory archive
    shift
    quietly "fetching packages for $processor" foreign_apt "$processor" apt-get -q -y --download-only install "$@" ||
        fail "the packages for $processor cannot be had"
    rm -rf "$tree"
    mkdir -p "$tree"/{arm64,dev,proc,root,sys,tmp,usr/{bin,lib,lib64,sbin}}
    for directory in bin lib lib64 sbin; do ln -s "usr/$directory" "$tree/$directory"; done
    for archive in "$cache/apt-$processor/archives"/*.deb; do
        dpkg-deb --fsys-tarfile "$archive" | tar -x -C "$tree" --keep-directory-symlink --no-same-owner --anchored \
            --exclude-from="$stage/unneeded" || fail "${archive##*/} cannot be unpacked"
        list_archives "$archive" >>"$tree/archives"
    done
    rm -rf "$cache/apt-$processor/archives"
}

# What scripts/lib/package/sbom.py reads: each static archive of a package, with its package, source and version.
list_archives() {
    local package
    # shellcheck disable=SC2016 # dpkg's format, not the shell's
    package=$(dpkg-deb --show --showformat='${Package} ${source:Package} ${source:Version}' "$1")
    dpkg-deb --fsys-tarfile "$1" | tar -t | awk -v package="$package" '/\.a$/ { print substr($0, 2), package }'
}

make_roots() {
    local version
    [[ ! -e $cache/complete ]] || return 0
    say "the first run fetches about 1.5 GB and needs about 5 GB in $cache"
    prepare_apt amd64
    prepare_apt arm64
    version=$(swift_of amd64)
    [[ -n $version && $(swift_of arm64) == "$version" ]] ||
        fail "Debian $suite has Swift ${version:-in no version} for amd64 and $(swift_of arm64) for arm64; wait until they agree"
    printf './%s\n' "${unneeded[@]}" "${unneeded_amd64[@]}" >"$stage/unneeded"
    make_root amd64 "${amd64_packages[@]}"
    printf './%s\n' "${unneeded[@]}" "${unneeded_arm64[@]}" >"$stage/unneeded"
    make_root arm64 "${arm64_packages[@]}" "${build_packages[@]/musl-tools/libc6}" "${test_packages[@]}"
    # Where the compiler looks for what a static program needs, and Package.swift for archives.
    ln -s ../libexec/swift/lib/swift_static "$cache/arm64/usr/lib/swift_static"
    ln -s /arm64/usr/lib/aarch64-linux-gnu "$cache/amd64/usr/lib/aarch64-linux-gnu"
    printf '%s\n' "$version" >"$cache/complete"
}
