# shellcheck shell=bash
# Debian and Ubuntu packages, installed only as root and only when asked for by name.

SERVICE_POLICY=/usr/sbin/policy-rc.d

can_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null && command -v dpkg >/dev/null; }

package_exists() { apt-cache show "$1" 2>/dev/null | grep -q '^Package:'; }

# install_packages <package>...: without recommendations and without starting any service.
install_packages() {
    local log=$LOGS/packages.log
    progress "installing $*"
    refresh_package_list >>"$log" 2>&1 \
        || warn "The package list could not be refreshed; see $log."
    without_services apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null || {
        progress_done
        show_end "$log" 10
        return 1
    }
    progress_done
}

refresh_package_list() {
    [[ -z ${PACKAGE_LIST_FRESH:-} ]] || return 0
    apt-get update </dev/null && PACKAGE_LIST_FRESH=yes
}

# A package of a server must not leave one running: the policy file says so while apt works.
without_services() {
    local made='' status=0
    if [[ ! -e $SERVICE_POLICY ]]; then
        printf '#!/bin/sh\nexit 101\n' >"$SERVICE_POLICY" && chmod 755 "$SERVICE_POLICY"
        made=yes
    fi
    DEBIAN_FRONTEND=noninteractive "$@" || status=$?
    [[ -z $made ]] || rm -f "$SERVICE_POLICY"
    return "$status"
}
