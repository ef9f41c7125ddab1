# shellcheck shell=bash
# A JDK that can build and run this.

JDK_RELEASE_MIN=25

# The feature release of the JDK in a folder, or 0 when there is no compiler in it.
jdk_release() {
    local version
    [[ -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || { printf 0 && return; }
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    printf '%s' "${version:-0}"
}

jdk_fits() { (($(jdk_release "$1") >= JDK_RELEASE_MIN)); }

jdk_on_path() {
    local java
    java=$(command -v java) || return 1
    java=$(readlink -f "$java") || return 1
    dirname "$(dirname "$java")"
}

# Prints the folder of the first JDK that fits: JAVA_HOME, the usual folder, the path.
jdk_home() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$(jdk_on_path || true)"; do
        [[ -n $candidate ]] && jdk_fits "$candidate" && printf '%s' "$candidate" && return
    done
    return 1
}

install_jdk() {
    local package=openjdk-$JDK_RELEASE_MIN-jdk-headless
    can_install || return 1
    package_exists "$package" || { refresh_package_list >>"$LOGS/packages.log" 2>&1 || true; }
    package_exists "$package" && install_packages "$package"
}

find_jdk() {
    local home
    home=$(jdk_home) || { install_jdk && home=$(jdk_home); } \
        || fail "A JDK $JDK_RELEASE_MIN is needed: install one and set JAVA_HOME to its folder."
    export JAVA_HOME=$home
}
