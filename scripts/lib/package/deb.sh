# shellcheck shell=bash
# The Debian package. It depends on nothing, because the program needs nothing.
# shellcheck disable=SC2154 # version, output, work and made are scripts/package's

pack_deb() {
    local top=$work/deb architecture name size
    architecture=$(debian_architecture)
    name=nesh_${version}_$architecture.deb
    install -d "$top/DEBIAN" "$top/usr/share/lintian/overrides"
    cp -a "$work/tree/." "$top/usr"
    mkdir -p "$top/usr/share/zsh"
    mv "$top/usr/share/zsh/site-functions" "$top/usr/share/zsh/vendor-completions"
    debian_documents "$top/usr/share/doc/nesh"
    links_resolve "$top/usr/share" || fail "a package has only pages whose links work in it"
    gzip -9n "$top"/usr/share/man/{,ja/}man?/nesh.?
    # Static on purpose: the same file is to run on every distribution, and start without a loader. The database of
    # dpkg's that it reads is an image's, never the system's own. Programs of the workshop run in its images, one by sh alone.
    printf 'nesh: %s\n' 'statically-linked-binary *' 'embedded-library *' 'extra-license-file *' \
        'uses-dpkg-database-directly *' 'executable-not-elf-or-script *nesh/workshop/*/run.sh*' \
        'python3-script-but-no-python3-dep *nesh/workshop/*' \
        >"$top/usr/share/lintian/overrides/nesh"
    debian_profile_scripts "$top/DEBIAN"
    chmod -R u=rwX,go=rX "$top"
    (cd "$top" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$top/DEBIAN/md5sums"
    # In KiB, each file and directory rounded up, as dpkg-gencontrol counts: not what this file system happens to use.
    size=$(find "$top/usr" -printf '%y %s\n' | awk '{ sum += $1 == "f" ? int(($2 + 1023) / 1024) : 1 } END { print sum }')
    cat >"$top/DEBIAN/control" <<CONTROL
Package: nesh
Version: $version
Architecture: $architecture
Maintainer: ${DEBFULLNAME:-nesh packagers} <${DEBEMAIL:-packages@nesh.invalid}>
Installed-Size: $size
Section: shells
Priority: optional
Description: shell to explore, script and teach AWS Nitro Enclaves
 nesh speaks the commands of nitro-cli, remembers which image and which enclave
 are meant, and runs enclave images in a sandbox on any Linux machine, so that
 neither an EC2 instance nor a container engine is needed to begin.
 .
 The program is one static file.
CONTROL
    find "$top" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    # One thread: several give other bytes.
    DPKG_DEB_THREADS_MAX=1 quietly "packing $name" dpkg-deb --root-owner-group -Zxz --build "$top" "$output/$name" ||
        fail "dpkg-deb could not make $name"
    made+=("$name")
}

# Debian's names for the licence and for what has changed.
debian_documents() {
    rm -f "$1/LICENSE"
    sed -i 's|\[LICENSE\](LICENSE)|[copyright](copyright)|' "$1"/README*.md
    {
        printf 'nesh is licensed under the Apache License, Version 2.0, which Debian systems have in\n'
        printf '/usr/share/common-licenses/Apache-2.0.\n\nCopyright (C) %s the authors of nesh\n\n' \
            "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y)"
        cat "$1/NOTICE"
    } >"$1/copyright"
    printf 'nesh (%s) unstable; urgency=medium\n\n  * Made from the sources of this version.\n\n -- %s <%s>  %s\n' \
        "$version" "${DEBFULLNAME:-nesh packagers}" "${DEBEMAIL:-packages@nesh.invalid}" \
        "$(LC_ALL=C date -R -u -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$1/changelog.gz"
}

# The profile is of use only where the kernel asks for one; on other systems AppArmor may not even read it.
debian_profile_scripts() {
    local name
    name=$(basename "$(profile_file "$packaged_path")")
    cat >"$1/postinst" <<SCRIPT
#!/bin/sh
# Where the kernel lets only programs with a profile make user namespaces, nesh gets one.
set -e
if [ "\$1" = configure ] && [ -e $apparmor_switch ] && command -v apparmor_parser >/dev/null; then
    cp /usr/share/nesh/apparmor/$name $apparmor_directory/$name
    apparmor_parser -r $apparmor_directory/$name ||
        echo "nesh: AppArmor did not take $apparmor_directory/$name; only root can start enclaves here" >&2
fi
SCRIPT
    cat >"$1/prerm" <<SCRIPT
#!/bin/sh
set -e
if [ "\$1" = remove ] && [ -e $apparmor_directory/$name ]; then
    ! command -v apparmor_parser >/dev/null || apparmor_parser -R $apparmor_directory/$name || true
    rm -f $apparmor_directory/$name
fi
SCRIPT
    chmod 755 "$1/postinst" "$1/prerm"
}
