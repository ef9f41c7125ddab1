# shellcheck shell=bash
# Node and npm, which build the dashboard: those that are here when they are new enough, or Debian's.

# The oldest version that will do, as dashboard-client says.
node_version_min() { sed -n 's/.*"node": *">=\([0-9.]*\)".*/\1/p' "$ROOT/dashboard-client/package.json"; }

# is_at_least <version> <oldest>
is_at_least() { [[ $1 == [0-9]* && $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$2" ]]; }

# Nothing when there is none.
node_version() { { node --version | cut -c2-; } 2>/dev/null || true; }

node_fits() {
    command -v npm >/dev/null && is_at_least "$(node_version)" "$(node_version_min)"
}

# Debian's, when it is new enough.
install_node() {
    local offered
    can_install || return 1
    refresh_package_list >>"$LOGS/packages.log" 2>&1 || true
    offered=$(LC_ALL=C apt-cache policy nodejs 2>/dev/null | sed -n 's/^ *Candidate: //p')
    is_at_least "$offered" "$(node_version_min)" && install_packages nodejs npm && node_fits
}

find_node() { node_fits || install_node; }

# What is missing, as a part of a sentence.
node_wanted() {
    local version
    version=$(node_version)
    printf 'Node %s or newer with npm is needed, and here is %s' \
        "$(node_version_min)" "${version:+Node }${version:-none}"
    [[ -z $version ]] || command -v npm >/dev/null || printf ' without npm'
}

# install_modules <folder>: what its package-lock.json names, unless that is there already.
install_modules() (
    cd "$1" || exit
    lock=$(sha256sum <package-lock.json)
    [[ -s node_modules/.aac-lock && $(<node_modules/.aac-lock) == "$lock" ]] \
        || { npm ci --no-audit --no-fund && printf '%s\n' "$lock" >node_modules/.aac-lock; }
)
