import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible, expectToBeAt, goLive, openAt, SOON } from './open';
import { at, page, refusal, remembers, server } from './service';
import { executionOf } from './things';

const HOUR_MS = 60 * 60 * 1_000;

/** Ended an hour ago, after so many seconds. */
function ended(seconds: number, change: Parameters<typeof executionOf>[0]) {
  const end = Date.now() - HOUR_MS;
  return executionOf({
    createdAt: new Date(end - seconds * 1_000).toISOString(),
    startTime: new Date(end - seconds * 1_000).toISOString(),
    endTime: new Date(end).toISOString(),
    ...change,
  });
}

const RUNS = [
  ended(10, { taskId: 'a', status: 'PASSED' }),
  ended(20, { taskId: 'b', status: 'UNSTABLE' }),
  ended(30, { taskId: 'c', status: 'FAILED', image: 'shop:2', folder: 'checkout' }),
  ended(40, { taskId: 'd', status: 'PASSED', image: 'shop:2' }),
  ended(50, { taskId: 'e', status: 'CANCELLED' }),
];

interface Present {
  running: number;
  waiting: number;
}

/** The service’s executions, and what it was asked for. */
function serves(history: Parameters<typeof page>[0], present: Present, cursor?: string) {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get(at('/api/executions'), ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      if (query.has('from')) {
        return page(history, cursor ?? null);
      }
      const amount = query.getAll('status').includes('PENDING') ? present.waiting : present.running;
      return page(Array.from({ length: amount }, () => executionOf()));
    }),
  );
  return asked;
}

const tile = async (name: string) => {
  const term = await screen.findByText(name, { selector: 'dt' }, SOON);
  return term.parentElement as HTMLElement;
};

describe('the overview', () => {
  it('tells how the last thirty days went', async () => {
    remembers();
    const asked = serves(RUNS, { running: 2, waiting: 0 });
    const { user } = await openAt('/dashboard/overview');
    expect(await tile('Pass rate')).toHaveTextContent('75.0 %of 4 judged runs');
    expect(await tile('Runs')).toHaveTextContent('5in 30 days');
    expect(await tile('Usual duration')).toHaveTextContent('20.0 s95 % within 40.0 s');
    await waitFor(async () => expect(await tile('Running now')).toHaveTextContent('2'), SOON);
    await waitFor(async () => expect(await tile('Waiting now')).toHaveTextContent('0'), SOON);
    const from = asked.find((query) => query.has('from'))?.get('from') ?? '';
    expect(Date.now() - Date.parse(from)).toBeGreaterThan(30 * 24 * HOUR_MS);
    expect(screen.queryByText(/are counted/)).not.toBeInTheDocument();
    expect(await screen.findByRole('img', { name: /Runs a day by how/ }, SOON)).toBeVisible();
    await user.click(screen.getByRole('link', { name: '1 failed, show those of shop:2' }));
    await expectToBeAt('/dashboard?status=FAILED&status=ERROR&q=shop%3A2');
  });

  it('bars nobody', async () => {
    // Pictures are looked at without what is in them: they have one name each, and axe is slow.
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(0);
    remembers();
    serves(RUNS, { running: 2, waiting: 0 });
    await openAt('/dashboard/overview');
    expect(await screen.findAllByRole('img', { name: /a day/ }, SOON)).toHaveLength(3);
    await expectAccessible();
  });

  it('has the numbers of each chart in a table', async () => {
    remembers();
    serves(RUNS, { running: 0, waiting: 0 });
    const { user } = await openAt('/dashboard/overview');
    await screen.findByRole('img', { name: /Runs a day by how/ }, SOON);
    for (const summary of screen.getAllByText('As a table')) {
      await user.click(summary);
    }
    const runs = screen.getByRole('table', { name: 'Runs a day, as a table' });
    expect(within(runs).getAllByRole('row')).toHaveLength(31);
    const names = within(runs).getAllByRole('columnheader');
    expect(names.map(({ textContent }) => textContent)).toEqual([
      'Day',
      'Runs',
      'Passed',
      'Unstable',
      'Failed',
      'Cancelled',
    ]);
    expect(screen.getByRole('table', { name: 'Durations a day, as a table' })).toHaveTextContent(
      '40.0 s',
    );
    expect(screen.getByRole('table', { name: 'Pass rate a day, as a table' })).toHaveTextContent(
      '75.0 %',
    );
  });

  it('ranks images, or the folders in them', async () => {
    remembers();
    serves(RUNS, { running: 0, waiting: 0 });
    const { user } = await openAt('/dashboard/overview');
    const failing = await screen.findByRole('table', { name: 'Most failing' }, SOON);
    expect(within(failing).getByText('shop:2')).toBeVisible();
    expect(within(failing).getByText('50.0 %')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Slow and failing'), 'By folder');
    await expectToBeAt('/dashboard/overview?by=folder');
    const folders = screen.getByRole('table', { name: 'Most failing' });
    expect(within(folders).getByText('checkout')).toBeVisible();
    expect(within(folders).getByText('0.0 %')).toBeVisible();
  });

  it('says when there are more runs than it counts', async () => {
    remembers();
    const asked = serves(RUNS, { running: 0, waiting: 0 }, 'more');
    await openAt('/dashboard/overview');
    expect(await screen.findByText(/Only the newest 125 runs are counted/, {}, SOON)).toBeVisible();
    expect(asked.filter((query) => query.has('from'))).toHaveLength(25);
  });

  it('looks up what goes on now when the live channel tells of something', async () => {
    remembers();
    serves(RUNS, { running: 1, waiting: 0 });
    await openAt('/dashboard/overview');
    await waitFor(async () => expect(await tile('Running now')).toHaveTextContent('1'), SOON);
    const socket = await goLive();
    serves(RUNS, { running: 7, waiting: 3 });
    socket.hears('execution-updated', {
      taskId: 'new',
      organizationId: 'o1',
      status: 'RUNNING',
      version: 2,
    });
    await waitFor(async () => expect(await tile('Running now')).toHaveTextContent('7'), SOON);
    expect(await tile('Waiting now')).toHaveTextContent('3');
  });

  it('is empty before anything has run', async () => {
    remembers();
    serves([], { running: 0, waiting: 0 });
    await openAt('/dashboard/overview');
    expect(await screen.findByText('Nothing has run in the last 30 days', {}, SOON)).toBeVisible();
    await expectAccessible();
  });

  it('says what went wrong, and tries again when asked', async () => {
    remembers();
    server.use(http.get(at('/api/executions'), () => refusal(429, 'rate.limited')));
    const { user } = await openAt('/dashboard/overview');
    expect(await screen.findByRole('alert', {}, SOON)).toHaveTextContent('It was refused');
    serves(RUNS, { running: 0, waiting: 0 });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await tile('Pass rate')).toHaveTextContent('75.0 %');
  });

  it('says so when the role may not see it', async () => {
    remembers('viewer');
    server.use(http.get(at('/api/executions'), () => refusal(403, 'auth.forbidden')));
    await openAt('/dashboard/overview');
    expect(
      await screen.findByText('Your role does not let you see the overview', {}, SOON),
    ).toBeVisible();
  });
});
