#!/bin/bash
# Makes the logs of the corpus that come from tools which really failed: ./run.sh OUT [group...]
# Installs what it needs with pip, npm and go into WORK. Paths of this machine become /app.
# Each log is OUT/<name>.log; the exit code is added to OUT/exits.tsv.
set -u
here=$(cd "$(dirname "$0")" && pwd)
out=$1
shift
work=${WORK:-/tmp/aac-corpus}
groups=${*:-pytest unittest python node jest vitest mocha playwright go tsc shell java selenium}
mkdir -p "$out" "$work"
python=$(python3 -c 'import sys; print(sys.base_prefix)')

# keep NAME FOLDER COMMAND...: runs it in a copy of the folder and keeps what it says.
keep() {
    local name=$1 folder=$2
    shift 2
    (cd "$work/app/$folder" && CI=true timeout 120 "$@" >"$work/said" 2>&1 </dev/null)
    local code=$?
    sed -e "s#$work/venv/lib/python3\.[0-9]*/site-packages#/usr/local/lib/python3/site-packages#g" \
        -e "s#$work/app/$folder#/app#g" -e "s#$work/app#/app#g" -e "s#$work#/opt#g" \
        -e "s#$python/lib/python#/usr/local/lib/python#g" -e "s#$HOME/#/home/tester/#g" \
        -e 's#/usr/local/go/#/usr/lib/go/#g' -e 's#https\?://[a-z.]*/maven2#https://maven.example.org/releases#g' \
        "$work/said" >"$out/$name.log"
    printf '%s\t%s\n' "$name" "$code" >>"$out/exits.tsv"
    echo "$name: exit $code, $(wc -l <"$out/$name.log") lines"
}

wants() { [[ " $groups " == *" $1 "* ]]; }

rm -rf "$work/app"
mkdir -p "$work/app"
for group in pytest unittest python node jest vitest mocha playwright go tsc shell java selenium; do
    [[ -d $here/$group ]] && cp -r "$here/$group" "$work/app/"
done

if wants pytest || wants selenium; then
    [[ -x $work/venv/bin/pytest ]] || {
        python3 -m venv "$work/venv"
        "$work/venv/bin/pip" install -q pytest pytest-timeout pytest-rerunfailures selenium
    }
fi
if wants pytest; then
    rm -f /tmp/aac-corpus-rerun
    for test in assert_equal assert_dict env_fixture connection_refused dns module_missing \
        file_missing async_timeout timeout_plugin permission syntax chained noise memory \
        type_error rerun subprocess raises; do
        keep "pytest-${test//_/-}" pytest "$work/venv/bin/pytest" -p no:cacheprovider --color=yes \
            "test_py_$test.py"
    done
    keep pytest-no-tests pytest/empty "$work/venv/bin/pytest" -p no:cacheprovider
fi
if wants unittest; then
    for test in assert key_error import during_handling; do
        keep "unittest-${test//_/-}" unittest python3 "ut_$test.py"
    done
fi
if wants python; then
    for script in value json env; do
        keep "python-script-$script" python python3 "py_script_$script.py"
    done
    keep python-no-distribution python pip download --no-deps -d /tmp/aac-none aac-no-such-package-7
fi
if wants node; then
    for script in module-missing.js econnrefused.mjs enotfound.mjs type-error.js syntax.js \
        address-in-use.js env.js; do
        keep "node-${script%.*}" node node "node-$script"
    done
    keep node-heap node node --max-old-space-size=24 node-heap.js
    keep node-test-runner node node --test node-test-runner.test.js
fi
npm_into() {
    mkdir -p "$work/npm-$1"
    [[ -d $work/npm-$1/node_modules ]] || (cd "$work/npm-$1" && echo '{}' >package.json && npm install -s --no-audit --no-fund "${@:2}")
    ln -sfn "$work/npm-$1/node_modules" "$work/app/$1/node_modules"
    echo '{}' >"$work/app/$1/package.json"
}
if wants jest; then
    npm_into jest jest
    for test in tobe equal timeout module type-error refused token noise before; do
        keep "jest-$test" jest node_modules/.bin/jest --colors --rootDir . "$test.test.js"
    done
    keep jest-no-tests jest node_modules/.bin/jest --rootDir . nothing-like-it
fi
if wants vitest; then
    npm_into vitest vitest
    for test in assert timeout import refused type-error snapshot syntax reference; do
        keep "vitest-$test" vitest node_modules/.bin/vitest run "$test.test.js"
    done
fi
if wants mocha; then
    npm_into mocha mocha
    for test in assert timeout hook; do
        keep "mocha-$test" mocha node_modules/.bin/mocha --exit "$test.js"
    done
fi
if wants playwright; then
    npm_into playwright @playwright/test
    export CHROMIUM=${CHROMIUM:-$(command -v chromium)}
    for test in selector text visible test-timeout refused dns strict; do
        keep "playwright-$test" playwright node_modules/.bin/playwright test "$test.spec.js"
    done
    RETRIES=1 keep playwright-flaky playwright node_modules/.bin/playwright test flaky.spec.js
    CHROMIUM='' keep playwright-no-browser playwright node_modules/.bin/playwright test text.spec.js
fi
if wants go; then
    export GOFLAGS=-mod=mod GOPROXY=off
    for test in assert nil build refused dns module noise; do
        keep "go-$test" "go/$test" go test ./...
    done
    keep go-verbose go/verbose go test -v ./...
    keep go-timeout go/timeout go test -timeout 1s ./...
    keep go-deadlock go/deadlock go run .
fi
if wants tsc; then
    npm_into tsc typescript
    keep tsc-types tsc node_modules/.bin/tsc --noEmit --strict --types '' --lib es2022,dom order.ts
fi
if wants shell; then
    for script in command file not-executable syntax unbound curl-refused curl-dns timeout killed \
        segv disk-full assert silent retries permission exit-2; do
        keep "shell-$script" shell bash "sh-$script.sh"
    done
    keep shell-make shell make test
    keep shell-npm-script shell npm test
    keep shell-npm-lock shell npm ci
fi
if wants java; then
    export JAVA_HOME=${CORPUS_JAVA_HOME:-${JAVA_HOME:-}}
    for test in $(ls "$work/app/java/cases"); do
        mkdir -p "$work/app/java/$test"
        cp -r "$work/app/java/pom.xml" "$work/app/java/cases/$test/." "$work/app/java/$test/"
        keep "$test" "java/$test" mvn -B -ntp test
    done
fi
if wants selenium; then
    for test in missing wait stale intercepted refused no-driver; do
        keep "selenium-python-$test" selenium "$work/venv/bin/pytest" -p no:cacheprovider "test_${test//-/_}.py"
    done
fi
