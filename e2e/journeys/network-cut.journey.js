// The network is away for 10 s while a log comes in.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as passes } from 'node:timers/promises';
import { Cable } from './harness/cable.js';
import { openBrowser, Person } from './harness/person.js';

const LINES = 150;
const TICKS = `i=1; while [ $i -le ${LINES} ]; do echo "tick $i"; i=$((i+1)); sleep 0.2; done`;
const CUT_MS = 10_000;
const STEP_PX = 200;

describe('a network that is away for 10 s', () => {
    const cable = new Cable();
    let browser, dora;

    before(async () => {
        browser = await openBrowser();
        dora = await Person.arrives('Dora', browser, { site: await cable.plugsIn() });
        await dora.signsUp('Far Away');
    });

    after(async () => {
        await browser?.close();
        await cable.unplugs();
    });

    it('is told, and leaves no line missing or doubled', async () => {
        await dora.runs('ticks', TICKS);
        await dora.seesLine('tick 10');
        cable.cut();
        await dora.page.getByText('Offline, trying again').waitFor({ state: 'attached' });
        await passes(CUT_MS);
        await dora.looksAt('offline');
        cable.mend();
        await dora.page.getByText('Live', { exact: true }).waitFor({ state: 'attached' });
        await dora.seesStatus('ticks', 'Passed');
        await dora.seesLine(`tick ${LINES}`);

        const lines = await allLines(dora.page.getByRole('log', { name: 'Output' }));

        assert.deepEqual(
            lines,
            Array.from({ length: LINES }, (_, index) => `${index + 1} tick ${index + 1}`),
        );
        await dora.looksAt('complete');
        await dora.leaves();
    });
});

/** Only what is in sight is in the page: so from the top to the end, each row by where it is. */
async function allLines(log) {
    const rows = new Map();
    for (let top = 0, isEnd = false; !isEnd; top += STEP_PX) {
        const sight = await log.evaluate(async (element, to) => {
            element.scrollTop = to;
            await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
            const shown = [...element.querySelectorAll('div[style*="translateY"]')].map((row) => [
                Number(/translateY\((\d+)/.exec(row.style.transform)[1]),
                [...row.firstElementChild.children].map((part) => part.textContent).join(' '),
            ]);
            return { shown, isEnd: to + element.clientHeight >= element.scrollHeight };
        }, top);
        isEnd = sight.isEnd;
        for (const [at, text] of sight.shown) {
            rows.set(at, text);
        }
    }
    return [...rows].sort(([one], [other]) => one - other).map(([, text]) => text);
}
