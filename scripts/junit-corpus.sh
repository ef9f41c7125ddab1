#!/usr/bin/env bash
# Makes the JUnit files that the tests of the producer read, by really running the frameworks, and keeps what
# each of them says of itself beside its file. By hand, when a framework is added or has changed:
#
#   scripts/junit-corpus.sh <folder> [name...]
#
# Needs python3 with venv, node with npm, go, and Maven's wrapper; what is missing is left out and named.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
OUT=$(mkdir -p "$1" && cd "$1" && pwd)
shift
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

# run <name> <command...>: tests fail on purpose, so its status says nothing.
run() {
    local name=$1
    shift
    "$@" >"$WORK/said" 2>&1 || true
    # Without colours and without the machine's folders.
    sed -e 's/\x1b\[[0-9;]*m//g' -e "s|$WORK|/work|g" "$WORK/said" >"$OUT/$name.txt"
    if [[ -s $OUT/$name.xml ]]; then
        sed -i -e "s|$WORK|/work|g" -e "s| hostname=\"[^\"]*\"| hostname=\"host\"|g" "$OUT/$name.xml"
        printf '%-12s made\n' "$name"
    else
        printf '%-12s made nothing: see %s\n' "$name" "$OUT/$name.txt"
    fi
}

python() {
    [[ -d $WORK/venv ]] || python3 -m venv "$WORK/venv"
    "$WORK/venv/bin/pip" -q install "$@"
}

make_pytest() {
    python pytest
    mkdir -p pytest && cd pytest
    cat >test_shop.py <<'PY'
import pytest

class TestCart:
    def test_adds(self):
        assert 1 + 1 == 2

    @pytest.mark.parametrize("n", [1, 2, 3])
    def test_counts(self, n):
        assert n < 3, "three is too much"

@pytest.fixture
def broken():
    raise RuntimeError("no database")

def test_uses_what_is_broken(broken):
    pass

@pytest.mark.skip(reason="not today")
def test_waits():
    pass

@pytest.mark.xfail
def test_known_to_fail():
    assert False

def test_größe_and_control():
    assert "\x00\x1b[31m" == "grün"
PY
    run pytest "$WORK/venv/bin/pytest" -p no:cacheprovider --junit-xml="$OUT/pytest.xml"
}

make_unittest() {
    python unittest-xml-reporting
    mkdir -p unittest && cd unittest
    cat >test_shop.py <<'PY'
import unittest

class Cart(unittest.TestCase):
    def test_adds(self):
        self.assertEqual(1 + 1, 2)

    def test_fails(self):
        self.assertEqual(1, 2, "one is not two")

    def test_breaks(self):
        raise RuntimeError("no database")

    @unittest.skip("not today")
    def test_waits(self):
        pass

class Order(unittest.TestCase):
    def test_is_paid(self):
        pass
PY
    run unittest "$WORK/venv/bin/python" -m xmlrunner test_shop --output-file "$OUT/unittest.xml"
}

make_behave() {
    python behave
    mkdir -p behave/features/steps && cd behave
    cat >features/shop.feature <<'GH'
Feature: Shop
  Scenario: It adds
    Given one
  Scenario: It fails
    Given two
  @skip
  Scenario: It waits
    Given one
GH
    cat >features/steps/steps.py <<'PY'
from behave import given

@given("one")
def one(context):
    pass

@given("two")
def two(context):
    assert False, "two is too much"
PY
    "$WORK/venv/bin/behave" --junit --junit-directory out --tags 'not @skip' >/dev/null 2>&1 || true
    cp out/*.xml "$OUT/behave.xml"
    run behave "$WORK/venv/bin/behave" --tags 'not @skip'
}

make_robot() {
    python robotframework
    mkdir -p robot && cd robot
    cat >shop.robot <<'RF'
*** Test Cases ***
It Adds
    Should Be Equal As Integers    ${1+1}    2

It Fails
    Should Be Equal    one    two    one is not two

It Waits
    Skip    not today
RF
    run robot "$WORK/venv/bin/robot" --xunit "$OUT/robot.xml" --output NONE --log NONE --report NONE shop.robot
}

make_jest() {
    mkdir -p jest && cd jest
    npm init -y >/dev/null
    npm install --silent --no-audit --no-fund jest jest-junit
    cat >shop.test.js <<'JS'
describe('cart', () => {
  test('adds', () => expect(1 + 1).toBe(2));
  test('fails', () => expect(1).toBe(2));
  test.skip('waits', () => {});
  describe('order', () => {
    test('is paid', () => {});
    test('throws', () => { throw new Error('no <database> & more'); });
  });
});
JS
    JEST_JUNIT_OUTPUT_FILE=$OUT/jest.xml run jest npx jest --ci --reporters=default --reporters=jest-junit
}

make_vitest() {
    mkdir -p vitest && cd vitest
    npm init -y >/dev/null
    npm install --silent --no-audit --no-fund vitest
    cat >shop.test.js <<'JS'
import { describe, expect, test } from 'vitest';
describe('cart', () => {
  test('adds', () => expect(1 + 1).toBe(2));
  test('fails', () => expect(1).toBe(2));
  test.skip('waits', () => {});
  describe('order', () => {
    test('is paid', () => {});
  });
});
JS
    run vitest npx vitest run --reporter=default --reporter=junit --outputFile.junit="$OUT/vitest.xml"
}

make_mocha() {
    mkdir -p mocha/test && cd mocha
    npm init -y >/dev/null
    npm install --silent --no-audit --no-fund mocha@10 mocha-junit-reporter
    cat >test/shop.js <<'JS'
const assert = require('node:assert');
describe('cart', () => {
  it('adds', () => assert.equal(1 + 1, 2));
  it('fails', () => assert.equal(1, 2));
  it.skip('waits', () => {});
  describe('order', () => {
    it('is paid', () => {});
    it('throws', () => { throw new Error('no database'); });
  });
});
JS
    npx mocha --reporter mocha-junit-reporter \
        --reporter-options "mochaFile=$OUT/mocha.xml,includePending=true" >/dev/null 2>&1 || true
    run mocha npx mocha
}

make_node() {
    mkdir -p node && cd node
    cat >shop.test.mjs <<'JS'
import assert from 'node:assert';
import { describe, it } from 'node:test';
describe('cart', () => {
  it('adds', () => assert.equal(1 + 1, 2));
  it('fails', () => assert.equal(1, 2));
  it.skip('waits', () => {});
  describe('order', () => {
    it('is paid', () => {});
  });
});
JS
    run node node --test --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=junit --test-reporter-destination="$OUT/node.xml"
}

make_playwright() {
    mkdir -p playwright && cd playwright
    npm init -y >/dev/null
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund @playwright/test
    cat >shop.spec.js <<'JS'
const { expect, test } = require('@playwright/test');
test.describe('cart', () => {
  test('adds', () => expect(1 + 1).toBe(2));
  test('fails', () => expect(1).toBe(2));
  test.skip('waits', () => {});
  test('is flaky', ({}, info) => expect(info.retry).toBe(1));
  test('takes too long', async () => { test.setTimeout(100); await new Promise((r) => setTimeout(r, 5000)); });
});
JS
    PLAYWRIGHT_JUNIT_OUTPUT_FILE=$OUT/playwright.xml run playwright npx playwright test --retries=1 --reporter=line,junit
}

make_gotestsum() {
    mkdir -p gotestsum && cd gotestsum
    cat >go.mod <<'GO'
module example.com/shop

go 1.19
GO
    cat >shop_test.go <<'GO'
package shop

import "testing"

func TestAdds(t *testing.T) {
	if 1+1 != 2 {
		t.Fatal("no")
	}
}

func TestFails(t *testing.T) { t.Error("one is not two") }

func TestWaits(t *testing.T) { t.Skip("not today") }

func TestTable(t *testing.T) {
	t.Run("one", func(t *testing.T) {})
	t.Run("two", func(t *testing.T) { t.Fatal("two is too much") })
}
GO
    GOBIN=$WORK/bin GOFLAGS=-mod=mod go install "gotest.tools/gotestsum@${GOTESTSUM:-v1.13.0}"
    run gotestsum "$WORK/bin/gotestsum" --junitfile "$OUT/gotestsum.xml" ./...
}

make_surefire() {
    mkdir -p surefire/src/test/java && cd surefire
    cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId><artifactId>shop</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>21</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
      <version>JUPITER</version><scope>test</scope>
    </dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
    <plugin>
      <artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version>
      <configuration><rerunFailingTestsCount>1</rerunFailingTestsCount></configuration>
    </plugin>
  </plugins></build>
</project>
XML
    sed -i "s/JUPITER/${JUPITER:-5.13.4}/" pom.xml
    cat >src/test/java/ShopTest.java <<'JAVA'
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {
    static int tries;

    @Test
    void adds() {
        assertEquals(2, 1 + 1);
    }

    @Test
    void fails() {
        assertEquals(1, 2, "one is not two");
    }

    @Test
    void breaks() {
        throw new IllegalStateException("no database");
    }

    @Test
    @Disabled("not today")
    void waits() {}

    @Test
    void isFlaky() {
        assertEquals(2, ++tries);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void counts(int n) {
        assertEquals(n, n);
    }
}
JAVA
    "$ROOT/mvnw" -B -ntp -f pom.xml test >"$WORK/maven" 2>&1 || true
    cp target/surefire-reports/TEST-ShopTest.xml "$OUT/surefire.xml"
    # The machine's properties say nothing about tests.
    sed -i '/<properties>/,/<\/properties>/d' "$OUT/surefire.xml"
    run surefire grep -E '^.(INFO|WARNING|ERROR).*(Tests run|Flakes|ShopTest)' "$WORK/maven"
}

all=(pytest unittest behave robot jest vitest mocha node playwright gotestsum surefire)
for name in "${@:-${all[@]}}"; do
    (cd "$WORK" && "make_$name") || printf '%-12s left out\n' "$name"
done
