import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { metricsOf, rankingsOf } from './metrics';
import { expectAccessible, openAt, SOON } from './open';
import { answer, at, page, refusal, remembers, server } from './service';
import { artifactPageOf, projectOf, testPageOf } from './things';

interface View {
  /** As the page calls it. */
  what: string;
  path: string;
  /** Which tab of the path has it, if it is on one. */
  tab?: string;
  /** Where what it shows comes from. */
  from: string;
  /** What it says when there is nothing; absent when there always is something. */
  empty?: string;
  nothing?: () => Response;
}

const noRows = () => page([]);
const noTests = () => HttpResponse.json(testPageOf([]));
const noFiles = () => HttpResponse.json(artifactPageOf([], []));
const noVariables = () => answer({ variables: {}, secrets: [] });

const VIEWS: View[] = [
  {
    what: 'executions',
    path: '/dashboard',
    from: '/api/executions',
    empty: 'Nothing has run yet',
    nothing: noRows,
  },
  {
    what: 'the execution',
    path: '/dashboard/executions/nightly-1',
    from: '/api/executions/:taskId',
  },
  {
    what: 'the tests',
    path: '/dashboard/executions/nightly-1',
    tab: 'Tests',
    from: '/api/executions/:taskId/tests',
    empty: 'No tests yet',
    nothing: noTests,
  },
  {
    what: 'the artifacts',
    path: '/dashboard/executions/nightly-1',
    tab: 'Artifacts',
    from: '/api/executions/:taskId/artifacts',
    empty: 'No files yet',
    nothing: noFiles,
  },
  {
    what: 'the overview',
    path: '/dashboard/overview',
    from: '/api/executions',
    empty: 'Nothing has run in the last 30 days',
    nothing: noRows,
  },
  {
    what: 'the metrics',
    path: '/dashboard/metrics',
    from: '/api/metrics',
    empty: 'Nothing has ended in the last 30 days',
    nothing: noRows,
  },
  {
    what: 'the metrics',
    path: '/dashboard/metrics/shop/tests:1',
    from: '/api/metrics/:image',
    empty: 'No run of it has ended in the last 30 days',
    nothing: () => answer(metricsOf({ runs: 0 })),
  },
  { what: 'the figures of all images', path: '/dashboard/metrics', from: '/api/analytics/days' },
  {
    what: 'the tests that stand out',
    path: '/dashboard/metrics',
    from: '/api/analytics/tests',
    empty: 'No run left test results.',
    nothing: () => answer(rankingsOf()),
  },
  {
    what: 'the projects',
    path: '/dashboard/projects',
    from: '/api/projects',
    empty: 'No projects yet',
    nothing: noRows,
  },
  { what: 'the project', path: '/dashboard/projects/p1', from: '/api/projects/:id' },
  {
    what: 'the variables',
    path: '/dashboard/projects/p1',
    from: '/api/projects/:id/env',
    empty: 'None yet.',
    nothing: noVariables,
  },
  { what: 'the members', path: '/dashboard/members', from: '/api/users' },
  {
    what: 'the invitations',
    path: '/dashboard/members',
    from: '/api/invitations',
    empty: 'Nobody has an open invitation.',
    nothing: noRows,
  },
  {
    what: 'API keys',
    path: '/dashboard/api-keys',
    from: '/api/auth/api-keys',
    empty: 'No keys yet',
    nothing: noRows,
  },
  { what: 'the usage', path: '/dashboard/usage', from: '/api/organization/usage' },
  {
    what: 'the audit trail',
    path: '/dashboard/audit',
    from: '/api/audit-events',
    empty: 'No event is like that',
    nothing: noRows,
  },
  { what: 'your sessions', path: '/dashboard/account', from: '/api/auth/sessions' },
];

/** What the pages ask for beside what is looked at. */
function usual() {
  remembers();
  server.use(
    http.get(at('/api/projects/:id'), () => answer(projectOf())),
    http.get(at('/api/projects/:id/env'), noVariables),
    http.get(at('/api/invitations'), noRows),
  );
}

/** The service does not answer before the test does; whoever asks later is answered the same. */
function waits(from: string): (response: Response) => void {
  let says: (response: Response) => void = () => undefined;
  const said = new Promise<Response>((resolve) => (says = resolve));
  server.use(http.get(at(from), async () => (await said).clone()));
  return says;
}

/** Opens the view. */
async function openView({ path, tab }: View) {
  const { user } = await openAt(path);
  if (tab !== undefined) {
    await user.click(await screen.findByRole('tab', { name: tab }, SOON));
  }
  return user;
}

describe.each(VIEWS)('$what at $path', (view) => {
  const { what, from, empty, nothing } = view;

  it('can be seen to load, to fail, and to be empty', async () => {
    usual();
    const says = waits(from);
    const user = await openView(view);
    expect(await screen.findByText(`Loading ${what}…`, {}, SOON)).toBeVisible();
    says(refusal(429, 'rate.limited'));
    expect(await screen.findByText('It was refused: rate.limited', {}, SOON)).toBeVisible();
    await expectAccessible();
    if (empty !== undefined && nothing) {
      server.use(http.get(at(from), nothing));
      await user.click(screen.getByRole('button', { name: 'Try again' }));
      expect(await screen.findByText(empty, {}, SOON)).toBeVisible();
    }
  });

  it('says so when the role does not let it be seen', async () => {
    usual();
    server.use(http.get(at(from), () => refusal(403, 'auth.forbidden')));
    await openView(view);
    expect(
      await screen.findByText(`Your role does not let you see ${what}`, {}, SOON),
    ).toBeVisible();
  });
});

it.each(['/login', '/signup', '/nowhere'])('%s needs no session, and bars nobody', async (path) => {
  await openAt(path);
  expect((await screen.findAllByRole('heading', {}, SOON)).at(-1)).toBeVisible();
  await expectAccessible();
});

it('an address that leads nowhere says so inside the dashboard, too', async () => {
  usual();
  await openAt('/dashboard/nowhere');
  expect(await screen.findByText('There is no such page', {}, SOON)).toBeVisible();
  expect(screen.getAllByRole('main')).toHaveLength(1);
  await expectAccessible();
});
