// What each view shows while it loads, when that fails, when there is nothing, and when the role does
// not let it be seen.
import { after, before, describe, it } from 'node:test';
import { Gallery } from './harness/gallery.js';
import { openBrowser, Person } from './harness/person.js';
import { BROKEN, FORBIDDEN, list, one, problem, StandIn } from './harness/stand-in.js';
import { image } from './harness/settings.js';
import { VIEWS } from './harness/views.js';

const loads = (page, what) => page.getByRole('status').filter({ hasText: `Loading ${what}…` });
const fails = (page, words) => page.getByRole('alert').filter({ hasText: words });
const heading = (page, name) => page.getByRole('heading', { name, exact: true });

const STATES = ['empty', 'loading', 'error', 'no-permission'];

/**
 * What a page shows now and then beside those four; apart from other tabs when they would wait for
 * it, instead of a run that wrote nothing when that looks otherwise.
 */
const OTHERS = [
    {
        name: 'list-without-a-match',
        path: '/dashboard?q=nothing-is-called-so',
        shows: (page) => heading(page, 'No execution is like that'),
    },
    {
        name: 'execution-not-there',
        path: '/dashboard/executions/nowhere',
        shows: (page) => fails(page, 'Execution not found'),
    },
    {
        name: 'execution-waiting',
        path: '/dashboard/executions/silent',
        instead: (silent) => ({
            ...silent,
            status: 'PENDING',
            startTime: null,
            endTime: null,
            exitCode: null,
            attempts: [],
            waiting: { reason: 'no_worker', position: 1, estimateSeconds: null },
        }),
        shows: (page) =>
            page.getByRole('status').filter({ hasText: 'No worker is connected · next in line.' }),
    },
    {
        name: 'output-empty',
        path: '/dashboard/executions/silent',
        shows: (page) => page.getByText('It wrote nothing.'),
    },
    {
        name: 'output-loading',
        path: '/dashboard/executions/silent',
        instead: (silent) => ({ ...silent, logs: { ...silent.logs, lines: 3 } }),
        begins: (page) => page.routeWebSocket(/\/ws$/, () => {}),
        shows: (page) => page.getByText('Loading the output…'),
    },
    {
        name: 'charts-loading',
        path: '/dashboard/overview',
        begins: (page) => page.route('**/assets/Charts-*.js', () => {}),
        shows: (page) => loads(page, 'the charts'),
    },
    {
        name: 'page-loading',
        path: '/dashboard/usage',
        begins: (page) => page.route('**/assets/UsagePage-*.js', () => {}),
        shows: (page) => loads(page, 'the page'),
    },
    {
        name: 'page-broken',
        path: '/dashboard/usage',
        begins: (page) => page.route('**/assets/UsagePage-*.js', (route) => route.abort()),
        shows: (page) => fails(page, 'This page does not work'),
    },
    {
        name: 'session-loading',
        path: '/dashboard',
        isApart: true,
        begins: (page) => StandIn.of(page, '/api/auth/refresh'),
        shows: (page) => loads(page, 'your session'),
    },
    {
        name: 'session-unreachable',
        path: '/dashboard',
        isApart: true,
        begins: (page) => page.route('**/api/auth/refresh', (route) => route.abort()),
        shows: (page) => fails(page, 'The service cannot be reached.'),
    },
    {
        name: 'live-channel-away',
        path: '/dashboard',
        begins: (page) =>
            page.routeWebSocket(/\/ws$/, (socket) => socket.onMessage(() => socket.close())),
        shows: (page) => page.getByRole('button', { name: 'Offline, trying again' }),
    },
];

const gallery = new Gallery('States of every view', 'states', [...STATES, 'other']);

describe('every view', () => {
    let browser, hana, ivan, places, silent;

    before(async () => {
        browser = await openBrowser();
        [hana, ivan] = await Promise.all(
            ['Hana', 'Ivan'].map((name) => Person.arrives(name, browser)),
        );
        await hana.founds('Many States');
        await hana.takesIn(ivan, 'viewer');
        const { data: project } = await hana.asks('POST', '/api/projects', { name: 'Shop' });
        await hana.asks('POST', '/api/executions', { taskId: 'silent', image, command: 'true' });
        await hana.goesTo('/dashboard');
        await hana.seesRow('silent', 'Passed');
        const [answer] = await Promise.all([
            hana.page.waitForResponse(/\/api\/executions\/silent$/),
            hana.opens('silent'),
        ]);
        silent = (await answer.json()).data;
        places = {
            ':project': `/dashboard/projects/${project.id}`,
            ':variables': `/api/projects/${project.id}/env`,
        };
    });

    after(async () => {
        await gallery.writes();
        await browser?.close();
    });

    describe('as it is', { concurrency: 4 }, () => {
        for (const [view, { what, path, tab, from, empty, nothing }] of Object.entries(VIEWS)) {
            it(`shows that it loads, fails, is empty and is barred: ${view}`, async () => {
                const page = await hana.opensTab();
                const service = await StandIn.of(page, places[from] ?? from);
                const keeps = async (state, words) => {
                    await words.waitFor();
                    await gallery.keeps(page, view, state);
                    await hana.judges(`${view}, ${state}`, { page });
                };
                await page.goto(new URL(places[path] ?? path, hana.site).href, {
                    waitUntil: 'commit',
                });
                const turns = () => tab && page.getByRole('tab', { name: tab }).click();
                await turns();
                await keeps('loading', loads(page, what));
                await service.answers(...BROKEN);
                await keeps('error', fails(page, 'Report the correlationId to the operator'));
                if (empty) {
                    await service.answers(200, nothing);
                    await fails(page, BROKEN[1].error)
                        .getByRole('button', { name: 'Try again' })
                        .click();
                    await keeps('empty', page.getByText(empty, { exact: true }));
                } else {
                    gallery.lacks(view, 'empty', 'There always is something.');
                }
                await service.answers(...FORBIDDEN);
                await page.reload();
                await turns();
                await keeps(
                    'no-permission',
                    heading(page, `Your role does not let you see ${what}`),
                );
                await page.close();
            });
        }

        for (const { name, path, isApart, begins, instead, shows } of OTHERS) {
            it(`shows what else there can be: ${name}`, async () => {
                const page = isApart
                    ? (await Person.arrives('Pia', browser)).page
                    : await hana.opensTab();
                if (instead) {
                    const service = await StandIn.of(page, path.replace('/dashboard', '/api'));
                    await service.answers(200, one(instead(silent)));
                }
                await begins?.(page);
                await page.goto(new URL(path, hana.site).href, { waitUntil: 'commit' });
                await shows(page).waitFor();
                await gallery.keeps(page, name, 'other');
                await hana.judges(name, { page });
                await page.close();
            });
        }

        it('shows a viewer what a viewer may see, without asking for the rest', async () => {
            const barred = {
                'api-keys': 'API keys',
                analysis: 'the settings of the analysis',
                audit: 'the audit trail',
            };
            for (const [view, what] of Object.entries(barred)) {
                await ivan.goesTo(`/dashboard/${view}`);
                await ivan.seesHeading(`Your role does not let you see ${what}`);
                await gallery.keeps(ivan.page, view, 'other');
            }
            const service = await StandIn.of(ivan.page, '/api/executions');
            await service.answers(200, list([]));
            await ivan.goesTo('/dashboard');
            await ivan.sees(
                ivan.page.getByText('Your role reads: a developer or an administrator', {
                    exact: false,
                }),
            );
            await gallery.keeps(ivan.page, 'executions', 'other');
            await ivan.leaves();
        });

        it('shows who is invited how it stands with the invitation', async () => {
            const olga = await Person.arrives('Olga', browser);
            const service = await StandIn.of(olga.page, '/api/invitations/validate/t1');
            await olga.goesTo('/signup?inviteToken=t1');
            await olga.sees(loads(olga.page, 'your invitation'));
            await gallery.keeps(olga.page, 'invitation', 'loading');
            const words = 'Ask an administrator of the organization for a new link';
            await service.answers(
                404,
                problem('Invitation not found', words, 'invitation.not_found'),
            );
            await olga.sees(fails(olga.page, words));
            await gallery.keeps(olga.page, 'invitation', 'error');
            const revoked = { valid: false, status: 'revoked', email: olga.email, role: 'viewer' };
            const ends = { organizationName: 'Many States', expiresAt: silent.createdAt };
            await service.answers(200, one({ ...revoked, ...ends }));
            await olga.press('Try again');
            await olga.seesHeading('This invitation is no longer good');
            await gallery.keeps(olga.page, 'invitation', 'other');
            await olga.leaves();
        });
    });

    it('is usable in each of its states', async (test) => {
        test.diagnostic(`${gallery.size} pictures`);
        await hana.leaves();
    });
});
