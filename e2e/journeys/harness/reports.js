// A command that leaves what a run may leave, with the shell of the test image and nothing else.

const suite = (inside) =>
    '<testsuite name="shop"><testcase classname="shop.Cart" name="adds" time="0.5"/>' +
    `<testcase classname="shop.Cart" name="pays" time="1.25">${inside}</testcase></testsuite>`;

const FAILING = suite('<failure message="expected 3">but was 4 at Cart:7</failure>');

/** Says whether its script runs, and whether it runs as a part of the product. */
const PAGE =
    '<!doctype html><title>Report</title><h1>no script</h1><script>let place;' +
    'try { localStorage.length; place = "with us" } catch { place = "kept apart" }' +
    'document.querySelector("h1").textContent = place</script>';

/** One grey dot. */
const PNG = [
    '\\211PNG\\015\\012\\032\\012\\000\\000\\000\\015IHDR\\000\\000\\000\\001\\000\\000\\000\\001',
    '\\010\\000\\000\\000\\000\\072\\176\\233\\125\\000\\000\\000\\012IDAT\\170\\332\\143\\150',
    '\\000\\000\\000\\202\\000\\201\\332\\105\\010\\073\\000\\000\\000\\000IEND\\256\\102\\140\\202',
].join('');

/** One of its two tests fails, unless it is asked for by name. */
export const REPORTING = [
    'echo "asked for: $AAC_TESTS"',
    'mkdir -p "$AAC_REPORTS_DIR/html"',
    'cd "$AAC_REPORTS_DIR"',
    `echo '${PAGE}' > html/index.html`,
    `printf '${PNG}' > dot.png`,
    'echo "what was noted" > notes.txt',
    `if [ -n "$AAC_TESTS" ]; then echo '${suite('')}' > junit.xml; exit 0; fi`,
    `echo '${FAILING}' > junit.xml`,
    'exit 1',
].join('; ');
