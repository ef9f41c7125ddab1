// A day without a mouse: whatever is needed can be reached, seen to be reached, and left again.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Keys } from './harness/keys.js';
import { openBrowser, PASSWORD, Person } from './harness/person.js';
import { image } from './harness/settings.js';

const LINES = 'for i in 1 2 3 4 5; do echo "line $i"; done';

describe('somebody who has no mouse', () => {
    let browser, kim, page, keys;
    const button = (name) => page.getByRole('button', { name, exact: true });
    const field = (name) => page.getByLabel(name, { exact: true });

    before(async () => {
        browser = await openBrowser();
        kim = await Person.arrives('Kim', browser);
        page = kim.page;
        keys = new Keys(page);
    });

    after(async () => {
        await browser?.close();
    });

    it('signs up', async () => {
        await kim.goesTo('/signup');
        await kim.seesHeading('Create your organization');
        await keys.writes(field('Your name'), kim.name);
        await keys.writes(field('Organization'), 'Keys Only');
        await keys.writes(field('E-mail'), kim.email);
        await keys.writes(field('Password'), PASSWORD);
        await keys.press('Enter');
        await kim.seesHeading('Executions');
    });

    it('opens the run dialog, which keeps the keyboard and gives it back', async () => {
        await kim.sees(page.getByText('Nothing has run yet'));
        await keys.presses(button('Run tests'));
        const dialog = page.getByRole('dialog', { name: 'Run tests' });
        await kim.sees(dialog);
        await keys.staysWithin(dialog);
        await keys.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await keys.isAt(button('Run tests'));
    });

    it('fills it, and finds itself in front of the output', async () => {
        await keys.presses(button('Run something now'));
        await kim.sees(page.getByRole('dialog', { name: 'Run tests' }));
        await keys.writes(field('Image'), image);
        await keys.writes(field('Command'), LINES);
        await keys.presses(page.getByText('Variables, group and name'));
        await keys.writes(field('Name'), 'by-keys');
        await keys.presses(button('Run'));
        await kim.sees(kim.drawer('by-keys'));
        await keys.staysWithin(kim.drawer('by-keys'));
        await kim.seesStatus('by-keys', 'Passed');
        await kim.seesLine('line 5');
        await keys.press('Escape');
        await kim.drawer('by-keys').waitFor({ state: 'hidden' });
        await keys.isSomewhere();
    });

    it('opens an execution from the list and searches its output', async () => {
        await kim.seesRow('by-keys', 'Passed');
        await keys.presses(kim.row('by-keys'));
        await kim.sees(kim.drawer('by-keys'));
        await kim.seesLine('line 5');
        const search = field('Search in the output');
        await keys.writes(search, 'line 3');
        await kim.sees(page.getByText('1 of 1', { exact: true }));
        await keys.press('Enter');
        await kim.looksAt('search by keys');
        await keys.press('Escape');
        assert.equal(await search.inputValue(), '', 'the first Escape ends the search');
        await keys.reaches(page.getByRole('log', { name: 'Output' }));
    });

    it('reads its other tabs with the arrows', async () => {
        await keys.reaches(page.getByRole('tab', { name: 'Output' }));
        await keys.press('ArrowRight');
        await kim.sees(page.getByText('No JUnit XML was found'));
        await keys.press('ArrowRight');
        await kim.sees(page.getByText('No files were left'));
        await keys.press('ArrowRight');
        await kim.sees(page.getByText('Asked for by'));
        await keys.press('ArrowRight');
        await kim.sees(button('Copy the request'));
    });

    it('closes it and is where it was opened', async () => {
        await keys.press('Escape');
        await kim.drawer('by-keys').waitFor({ state: 'hidden' });
        await keys.isAt(kim.row('by-keys'));
    });

    it('chooses what to delete, thinks again, and is where it was', async () => {
        await keys.reaches(page.getByRole('checkbox', { name: 'Choose by-keys' }));
        await keys.press('Space');
        await keys.presses(button('Delete 1'));
        await kim.sees(page.getByRole('dialog', { name: 'Delete 1 run?' }));
        await keys.presses(button('Keep it'));
        await keys.isAt(button('Delete 1'));
        await keys.presses(button('Choose none'));
    });

    it('goes to another page, and past what all pages have in common', async () => {
        await keys.presses(page.getByRole('link', { name: 'Usage', exact: true }));
        await kim.seesHeading('Usage');
        await page.reload();
        await kim.seesHeading('Usage');
        await keys.press('Tab');
        await keys.isAt(page.getByRole('link', { name: 'Skip to the content' }));
        await keys.press('Enter');
        await keys.isAt(page.getByRole('main'));
    });

    it('logs out, and in again', async () => {
        await keys.presses(button('Your account'));
        const leave = page.getByRole('menuitem', { name: 'Log out' });
        await kim.sees(leave);
        await keys.press('End');
        await keys.isAt(leave);
        await keys.press('Enter');
        await kim.seesHeading('Log in');
        await keys.writes(field('E-mail'), kim.email);
        await keys.writes(field('Password'), PASSWORD);
        await keys.presses(button('Log in'));
        await kim.seesHeading('Executions');
        assert.deepEqual(keys.unseen, [], 'what has the keyboard without showing it');
        await kim.leaves();
    });
});
