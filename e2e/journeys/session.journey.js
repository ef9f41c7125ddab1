// Tokens live for 20 s here: a page outlives many of them, and a logout reaches every tab.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, Person } from './harness/person.js';

const TOKENS = 4;

describe('a session of a browser', () => {
    let browser, erik;

    before(async () => {
        browser = await openBrowser();
        erik = await Person.arrives('Erik', browser);
        await erik.signsUp('Long Day');
    });

    after(async () => {
        await browser?.close();
    });

    it('goes on while its tokens end, and nobody notices', async () => {
        for (let token = 0; token < TOKENS; token++) {
            const answer = await erik.page.waitForResponse(/\/api\/auth\/refresh$/);
            assert.equal(answer.status(), 200);
        }
        await erik.sees(erik.page.getByText('Live', { exact: true }));
        await erik.runs('still-there', 'echo still here');
        await erik.seesStatus('still-there', 'Passed');
    });

    it('is there again after a reload, in two tabs at once', async () => {
        const tab = await erik.opensTab();
        await Promise.all([erik.page.reload(), tab.goto(new URL('/dashboard', erik.site).href)]);
        await erik.sees(tab.getByRole('heading', { name: 'Executions', exact: true }));
        await erik.seesStatus('still-there', 'Passed');
    });

    it('ends in both tabs when one of them logs out', async (test) => {
        const [, tab] = erik.context.pages();
        await erik.goesTo('/dashboard');
        await erik.press('Your account');
        await erik.page.getByRole('menuitem', { name: 'Log out' }).click();
        const began = Date.now();
        await tab.waitForURL('**/login');
        test.diagnostic(`the other tab left after ${Date.now() - began} ms`);
        await erik.page.waitForURL('**/login');
        await erik.seesHeading('Log in');
        await erik.looksAt('logged out');
        await erik.leaves();
    });
});
