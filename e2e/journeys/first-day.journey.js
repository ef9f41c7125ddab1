// From the sign-up to a colleague who sees the same, and a stranger who sees nothing of it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, Person } from './harness/person.js';
import { REPORTING } from './harness/reports.js';

/** Fails, and passes when it is repeated: a retry has another name. */
const WAVERS =
    'for i in 1 2 3 4 5; do echo "line $i"; sleep 1; done; ' +
    'case $AAC_TASK_ID in *-retry-*) echo mended;; *) echo broken; exit 1;; esac';

describe('the first day of an organization', () => {
    let browser, ann, bob, carol, link;

    before(async () => {
        browser = await openBrowser();
        ann = await Person.arrives('Ann', browser);
        bob = await Person.arrives('Bob', browser);
        carol = await Person.arrives('Carol', browser);
    });

    after(async () => {
        await browser?.close();
    });

    it('begins with a sign-up, and nothing has run', async () => {
        await ann.signsUp('First Day');
        await ann.sees(ann.page.getByText('Nothing has run yet'));
        await ann.sees(ann.page.getByText(ann.email));
        await ann.looksAt('empty list');
    });

    it('shows the lines of a run as they are written', async () => {
        await ann.runs('checkout', WAVERS);
        await ann.seesLine('line 1');
        await ann.looksAt('running');
        await ann.seesLine('line 5');
        await ann.seesStatus('checkout', 'Failed');
    });

    it('lets a failed run be opened from the list, and retried until it passes', async () => {
        await ann.closesTheDrawer('checkout');
        await ann.seesRow('checkout', 'Failed');
        await ann.looksAt('list');
        await ann.opens('checkout');
        await ann.seesLine('broken');
        await ann.looksAt('failed');
        await ann.press('Retry');
        await ann.seesStatus('checkout-retry-1', 'Passed');
        await ann.seesLine('mended');
        await ann.looksAt('passed');
    });

    it('lets a run be cancelled', async () => {
        await ann.runs('endless', 'echo begun; sleep 3600');
        await ann.seesLine('begun');
        await ann.press('Cancel');
        await ann.seesStatus('endless', 'Cancelled');
        await ann.looksAt('cancelled');
    });

    it('shows the tests of a run, the failed ones first', async () => {
        await ann.runs('reports', REPORTING);
        await ann.seesStatus('reports', 'Failed');
        await ann.turnsTo('Tests');
        const tests = ann.page.getByRole('region', { name: 'Tests', exact: true });
        await ann.sees(tests.getByText('expected 3', { exact: true }));
        assert.match(await tests.getByRole('listitem').first().innerText(), /^pays/);
        await tests.getByRole('button', { name: /^pays/ }).click();
        await ann.sees(tests.getByText('but was 4 at Cart:7'));
        await ann.looksAt('tests');
    });

    it('shows what the run left: pages apart from itself, images, texts', async () => {
        await ann.turnsTo('Artifacts');
        const page = await ann.previews('html/index.html');
        await ann.sees(page.frameLocator('iframe').getByText('kept apart'));
        await ann.looksAt('preview of a page');
        const image = (await ann.previews('dot.png')).getByRole('img', { name: 'dot.png' });
        await ann.sees(image);
        await image.evaluate((shown) => shown.decode());
        const text = await ann.previews('notes.txt');
        await ann.sees(text.getByText('what was noted'));
        await ann.looksAt('preview of a text');
    });

    it('opens a file in a tab of its own, and keeps one', async () => {
        const files = ann.page.getByRole('region', { name: 'Files', exact: true });
        const [tab] = await Promise.all([
            ann.context.waitForEvent('page'),
            files.getByRole('link', { name: 'Open html/index.html in a new tab' }).click(),
        ]);
        await ann.sees(tab.getByText('kept apart'));
        await tab.close();
        const [kept] = await Promise.all([
            ann.page.waitForEvent('download'),
            files.getByRole('link', { name: 'Download notes.txt' }).click(),
        ]);
        assert.equal(kept.suggestedFilename(), 'notes.txt');
    });

    it('retries the failed tests alone', async () => {
        await ann.press('Retry failed tests');
        await ann.seesStatus('reports-retry-1', 'Passed');
        await ann.seesLine('asked for: shop.Cart#pays');
    });

    it('invites a colleague by a link', async () => {
        await ann.goesTo('/dashboard/members');
        await ann.press('Invite');
        const dialog = ann.page.getByRole('dialog', { name: 'Invite a colleague' });
        await dialog.getByLabel('E-mail').fill(bob.email);
        await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
        const shown = dialog.locator('pre');
        await ann.sees(shown);
        await ann.looksAt('invited');
        link = await shown.innerText();
    });

    it('has the colleague see the same, as it happens', async () => {
        await bob.accepts(link);
        await bob.seesRow('checkout-retry-1', 'Passed');
        await ann.runs('together', 'for i in 1 2 3 4 5; do echo "both $i"; sleep 1; done');
        await bob.opens('together');
        await Promise.all([ann.seesLine('both 5'), bob.seesLine('both 5')]);
        await Promise.all([
            ann.seesStatus('together', 'Passed'),
            bob.seesStatus('together', 'Passed'),
        ]);
        await bob.looksAt('colleague');
    });

    it('shows nothing of it to a stranger', async () => {
        await carol.signsUp('Another Company');
        await ann.runs('private', 'for i in 1 2 3; do echo "mine $i"; sleep 1; done');
        await ann.seesStatus('private', 'Passed');
        await carol.sees(carol.page.getByText('Nothing has run yet'));
        // What comes afterwards shows that nothing is still on its way.
        await carol.runs('own', 'echo hers');
        await carol.seesStatus('own', 'Passed');
        await carol.closesTheDrawer('own');
        await carol.seesRow('own', 'Passed');
        assert.equal(await carol.page.getByRole('checkbox', { name: /^Choose/ }).count(), 1);
        await carol.goesTo('/dashboard/executions/together');
        await carol.sees(carol.page.getByText('Execution not found'));
        await carol.looksAt('stranger');
    });

    it('has no page that is hard to use, refuses its own parts, or breaks', async () => {
        const paths = ['overview', 'metrics', 'projects', 'api-keys', 'usage', 'audit', 'account'];
        for (const path of paths) {
            await ann.goesTo(`/dashboard/${path}`);
            await ann.sees(ann.page.getByRole('heading', { level: 1 }));
            await ann.looksAt(path);
        }
        await ann.leaves();
        await bob.leaves();
        await carol.leaves();
    });
});
