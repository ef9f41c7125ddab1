// Each page as it looks by day and by night, at a desk and on a phone.
import { after, before, describe, it } from 'node:test';
import { Gallery } from './harness/gallery.js';
import { COLOURS, tooWide } from './harness/look.js';
import { openBrowser, Person } from './harness/person.js';
import { REPORTING } from './harness/reports.js';
import { image } from './harness/settings.js';

const SCREENS = {
    desktop: { viewport: { width: 1280, height: 800 } },
    phone: { viewport: { width: 390, height: 844 } },
};
const SCHEMES = ['light', 'dark'];

/** As long as names may be: what must not make a page wider than its screen. */
const LONG = 'a-run-whose-name-is-as-long-as-a-name-may-be'.padEnd(128, '-and-longer');
const RAINBOW =
    'for i in 1 2 3 4 5 6 7; do printf "\\033[3${i}mcolour $i\\033[0m of \\033[1;3${i}mseven\\033[0m\\n"; done; ' +
    'echo "something is wrong, said on the other stream" >&2';

const button = (name) => (page) => page.getByRole('button', { name, exact: true }).first();
const heading = (name) => (page) => page.getByRole('heading', { name, exact: true });
const link = (name) => (page) => page.getByRole('link', { name, exact: true });
const text = (name) => (page) => page.getByText(name, { exact: true }).first();
const dialog = (name) => (page) => page.getByRole('dialog', { name, exact: true });
const tab = (name) => (page) => page.getByRole('tab', { name, exact: true });

/** What shows that a page is there; and what is pressed before, if it opens on its own page. */
const INSIDE = [
    { name: 'executions', path: '/dashboard', shows: link('broken') },
    { name: 'executions-grouped', path: '/dashboard?view=grouped', shows: button(/^Nightly/) },
    {
        name: 'executions-chosen',
        press: (page) => page.getByRole('checkbox').first(),
        shows: text('1 chosen'),
    },
    {
        name: 'run-dialog',
        path: '/dashboard',
        press: button('Run tests'),
        shows: dialog('Run tests'),
    },
    { name: 'execution', path: '/dashboard/executions/colours', shows: text('colour 7') },
    { name: 'execution-details', press: tab('Details'), shows: text('Asked for by') },
    { name: 'execution-request', press: tab('Request'), shows: button('Copy the request') },
    {
        name: 'execution-tests',
        path: '/dashboard/executions/reports',
        press: tab('Tests'),
        shows: text('expected 3'),
    },
    {
        name: 'execution-test',
        press: (page) => page.getByRole('button', { name: /^pays/ }),
        shows: (page) => page.getByRole('list', { name: /^Last 1 execution with it/ }),
    },
    { name: 'execution-artifacts', press: tab('Artifacts'), shows: text('notes.txt') },
    {
        name: 'execution-preview',
        press: button('Preview notes.txt'),
        shows: text('what was noted'),
    },
    {
        name: 'execution-attempts',
        path: '/dashboard/executions/broken',
        shows: (page) => page.getByRole('combobox', { name: 'Attempt' }),
    },
    { name: 'execution-long-name', path: `/dashboard/executions/${LONG}`, shows: text('here') },
    { name: 'overview', path: '/dashboard/overview', shows: heading('Durations a day') },
    { name: 'metrics', path: '/dashboard/metrics', shows: link(image) },
    { name: 'metrics-of-an-image', press: link(image), shows: heading('Durations a day') },
    { name: 'projects', path: '/dashboard/projects', shows: link('Shop') },
    { name: 'project-dialog', press: button('New project'), shows: dialog('New project') },
    { name: 'project', path: '/dashboard/projects/:id', shows: text('BROWSER') },
    { name: 'members', path: '/dashboard/members', shows: text('colleague@example.com') },
    { name: 'invite-dialog', press: button('Invite'), shows: dialog('Invite a colleague') },
    { name: 'api-keys', path: '/dashboard/api-keys', shows: text('Nightly pipeline') },
    { name: 'api-key-dialog', press: button('New key'), shows: dialog('New API key') },
    { name: 'analysis', path: '/dashboard/analysis', shows: heading('Language model') },
    { name: 'usage', path: '/dashboard/usage', shows: heading('Test runs this month') },
    {
        name: 'audit',
        path: '/dashboard/audit',
        shows: (page) => page.getByRole('region', { name: 'Audit events' }),
    },
    { name: 'account', path: '/dashboard/account', shows: text('this one') },
    { name: 'account-menu', press: button('Your account'), shows: text('Log out') },
    { name: 'not-found', path: '/dashboard/nowhere', shows: text('There is no such page') },
];

const OUTSIDE = [
    { name: 'login', path: '/login', shows: heading('Log in') },
    { name: 'login-provider', path: '/login?provider=github', shows: heading('Connect GitHub') },
    { name: 'signup', path: '/signup', shows: heading('Create your organization') },
    {
        name: 'signup-provider',
        path: '/signup?provider=google',
        shows: heading('Name your organization'),
    },
    { name: 'invitation', path: ':invitation', shows: button('Join') },
];

describe('each page', { concurrency: true }, () => {
    const gallery = new Gallery(
        'Pages',
        'pages',
        Object.keys(SCREENS).flatMap((screen) => SCHEMES.map((scheme) => `${scheme}-${screen}`)),
    );
    const began = Date.now();
    let browser, gina, places;

    before(async () => {
        browser = await openBrowser();
        gina = await Person.arrives('Gina', browser);
        places = await organizationOf(gina, await Person.arrives('Gus', browser));
    });

    after(async () => {
        await gallery.writes();
        await browser?.close();
    });

    for (const [screen, look] of Object.entries(SCREENS)) {
        it(`can be used by everybody on a ${screen}`, async (test) => {
            const calm = { ...look, reducedMotion: 'reduce' };
            await Promise.all([
                gina
                    .atAnotherDevice(browser, calm)
                    .then((inside) => looksThrough(inside, INSIDE, screen)),
                Person.arrives('Nobody', browser, calm).then((outside) =>
                    looksThrough(outside, OUTSIDE, screen),
                ),
            ]);
            test.diagnostic(`${gallery.size} pictures after ${Date.now() - began} ms`);
        });
    }

    async function looksThrough(person, pages, screen) {
        for (const { name, path, press, shows } of pages) {
            if (path) {
                await person.goesTo(places[path] ?? path);
            }
            await press?.(person.page).click();
            await person.sees(shows(person.page));
            await looksAt(person, name, screen);
        }
        await person.leaves();
    }

    async function looksAt(person, name, screen) {
        for (const scheme of SCHEMES) {
            await person.page.emulateMedia({ colorScheme: scheme });
            await person.page.locator(`[data-theme="${scheme}"]`).waitFor();
            // Colours on their way to others are not what anybody sees.
            await person.page.waitForFunction(() => document.getAnimations().length === 0);
            await gallery.keeps(person.page, name, `${scheme}-${screen}`);
            await person.judges(`${name}, ${scheme}, ${screen}`, {
                // What is there is the same in the dark.
                rules: scheme === 'dark' ? COLOURS : undefined,
            });
        }
        const wide = await tooWide(person.page);
        person.defects.push(...wide.map((part) => `${name} is wider than a ${screen}: ${part}`));
    }
});

/** Somebody who has a little of everything. @returns where that is of which the address is made */
async function organizationOf(person, colleague) {
    await person.founds('A Little of Everything');
    const { data: project } = await person.asks('POST', '/api/projects', {
        name: 'Shop',
        image,
        targetUrls: { staging: 'https://staging.example.org' },
    });
    await person.asks('PATCH', `/api/projects/${project.id}/env`, {
        variables: { BROWSER: 'firefox', GREETING: 'a value that goes on and on '.repeat(8) },
    });
    await person.asks('POST', '/api/auth/api-keys', { name: 'Nightly pipeline' });
    await person.takesIn(colleague, 'developer');
    const invitation = await person.invites('colleague@example.com', 'viewer');
    const runs = [
        { taskId: 'colours', command: RAINBOW, projectId: project.id, groupName: 'Nightly' },
        { taskId: 'broken', command: 'echo no; exit 3', config: { retryAttempts: 1 } },
        { taskId: 'reports', command: REPORTING },
        { taskId: LONG, command: `echo here; : ${'x'.repeat(400)}`, groupName: LONG.slice(0, 100) },
        { taskId: 'unknown', image: 'no-such-image:1', command: null },
    ];
    for (const run of runs) {
        await person.asks('POST', '/api/executions', { image, ...run });
    }
    await person.goesTo('/dashboard');
    await person.seesRow('colours', 'Passed');
    await person.seesRow('broken', 'Failed');
    await person.seesRow('reports', 'Failed');
    await person.seesRow(LONG, 'Passed');
    await person.seesRow('unknown', 'Error');
    return {
        '/dashboard/projects/:id': `/dashboard/projects/${project.id}`,
        ':invitation': invitation,
    };
}
