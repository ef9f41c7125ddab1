# shellcheck shell=bash
# Small images made on the spot, because no registry may be in reach: a shell and its tools.

# What the fallback copies when there is no busybox: enough for a command with a loop and a sleep.
HOST_TOOLS=(sh cat date echo env expr false head id ls mkdir printf seq sleep sort tail tr true wc)

# make_image <name>: replaces an image of the same name, which is kept while a container is made of it.
make_image() {
    local folder=$SCRATCH/image replaced
    rm -rf "$folder"
    mkdir -p "$folder"/{bin,etc,tmp}
    chmod 1777 "$folder/tmp"
    printf 'root:x:0:0:root:/:/bin/sh\n' >"$folder/etc/passwd"
    if find_busybox; then
        fill_with_busybox "$folder"
    else
        fill_with_host_tools "$folder"
    fi
    replaced=$(docker images --quiet --no-trunc "$1") || replaced=''
    tar -C "$folder" --owner=0 --group=0 --numeric-owner -cf - . \
        | docker import --change 'ENV PATH=/bin' --change 'CMD ["/bin/sh"]' - "$1" >/dev/null \
        || fail "The image $1 could not be made; does the container engine answer?"
    [[ -z $replaced ]] || docker rmi "$replaced" >/dev/null 2>&1 || warn "The image that $1 replaced is still used."
    rm -rf "$folder"
}

# A busybox without libraries: the one that is here, or Debian's. Sets BUSYBOX.
find_busybox() {
    static_busybox && return
    can_install && install_packages busybox-static && static_busybox
}

static_busybox() {
    BUSYBOX=$(command -v busybox) && ! ldd "$BUSYBOX" >/dev/null 2>&1
}

fill_with_busybox() {
    local applet
    cp -L "$BUSYBOX" "$1/bin/busybox"
    for applet in $("$BUSYBOX" --list); do
        [[ $applet == busybox ]] || ln -sf busybox "$1/bin/$applet"
    done
}

# This machine's own tools and the libraries they need, where they need them.
fill_with_host_tools() {
    local tool path library
    command -v ldd >/dev/null || fail "No busybox and no ldd is here to make an image from: install busybox-static."
    for tool in "${HOST_TOOLS[@]}"; do
        path=$(type -P "$tool") || continue
        cp -L "$path" "$1/bin/$tool"
        for library in $(ldd "$path" | grep -o '/[^ ]*'); do
            mkdir -p "$1$(dirname "$library")"
            cp -L "$library" "$1$library"
        done
    done
}
