# shellcheck shell=bash
# The RPM package, of the files that the other packages have.
# shellcheck disable=SC2154 # version, machine, output, work and made are scripts/package's

pack_rpm() {
    local top=$work/rpm name=nesh-$version-1.$machine.rpm
    install -d "$top/tree/usr"
    cp -a "$work/tree/." "$top/tree/usr"
    gzip -9n "$top"/tree/usr/share/man/{,ja/}man?/nesh.?
    cat >"$top/nesh.spec" <<SPEC
Name: nesh
Version: $version
Release: 1
Summary: Shell to explore, script and teach AWS Nitro Enclaves
License: Apache-2.0
AutoReqProv: no

%description
nesh speaks the commands of nitro-cli and runs enclave images in a sandbox on any
Linux machine. The program is one static file.

%install
cp -a $top/tree/. %{buildroot}

%files
/usr/bin/nesh
/usr/share/bash-completion/completions/nesh
/usr/share/doc/nesh
/usr/share/fish/vendor_completions.d/nesh.fish
/usr/share/man/ja/man1/nesh.1.gz
/usr/share/man/man1/nesh.1.gz
/usr/share/man/man5/nesh.5.gz
/usr/share/nesh
/usr/share/zsh/site-functions/_nesh
SPEC
    # No scripts of the distribution's that strip or compress again, no name of this machine, no time of now.
    quietly "packing $name" rpmbuild -bb --target "$machine" --define "_topdir $top/build" \
        --define "_rpmdir $top/out" --define "_build_name_fmt $name" --define '__os_install_post %{nil}' \
        --define '_buildhost localhost' --define 'use_source_date_epoch_as_buildtime 1' \
        --define 'clamp_mtime_to_source_date_epoch 1' --define '_build_id_links none' --define 'debug_package %{nil}' \
        --define '_binary_payload w9.gzdio' --define '_defaultdocdir /none' "$top/nesh.spec" || fail "rpmbuild could not make $name"
    install -m 644 "$top/out/$name" "$output/$name"
    made+=("$name")
}
