import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectToBeAt, openAt, SOON } from './open';
import { answer, at, refusal, remembers, server } from './service';
import { executionOf, historyOf, testCaseOf, testPageOf, testRunOf, TIME } from './things';

const HISTORY = '/api/executions/:taskId/tests/:testKey/history';

function has(history: () => Response) {
  const test = testCaseOf({ outcome: 'failed', message: 'expected 3' });
  server.use(
    http.get(at('/api/executions/:taskId'), ({ params }) =>
      answer(executionOf({ taskId: String(params.taskId), status: 'FAILED', endTime: TIME })),
    ),
    http.get(at('/api/executions/:taskId/tests'), () => HttpResponse.json(testPageOf([test]))),
    http.get(at(HISTORY), history),
  );
}

/** Opens the one test of a run. */
async function openTest() {
  remembers();
  const { user } = await openAt('/dashboard/executions/nightly-1');
  await user.click(await screen.findByRole('tab', { name: 'Tests' }, SOON));
  const rows = await screen.findByRole('region', { name: 'Tests' }, SOON);
  await user.click(await within(rows).findByRole('button', { name: /^adds/ }, SOON));
  return user;
}

describe('the history of a test', () => {
  it('says since when it fails and whether it is flaky, and leads to each execution', async () => {
    has(() =>
      answer(
        historyOf({
          runs: [
            testRunOf({ outcome: 'failed' }),
            testRunOf({ taskId: 'nightly-0', outcome: 'error' }),
            testRunOf({ taskId: 'older', flaky: true }),
          ],
          goesOn: true,
          failing: { taskId: 'nightly-0', createdAt: TIME, maybeLonger: false },
          flaky: true,
        }),
      ),
    );
    const user = await openTest();
    const list = await screen.findByRole('list', { name: /^Last 3 executions with it/ }, SOON);
    const marks = within(list).getAllByRole('link');
    expect(marks.map((mark) => mark.getAttribute('aria-label')?.split(',')[0])).toEqual([
      'Passed after a failure in older',
      'Error in nightly-0',
      'Failed in nightly-1',
    ]);
    expect(marks[2]).toHaveAttribute('aria-current', 'true');
    expect(screen.getByText(/^Failing since/)).toBeVisible();
    expect(screen.getByText(/^Flaky: passed after failing/)).toBeVisible();
    expect(screen.getByText('Older executions are not shown.')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'nightly-0' }));
    await expectToBeAt('/dashboard/executions/nightly-0');
  });

  it('does not say more than it knows', async () => {
    has(() =>
      answer(
        historyOf({
          runs: [testRunOf({ outcome: 'failed' })],
          failing: { taskId: 'nightly-1', createdAt: TIME, maybeLonger: true },
        }),
      ),
    );
    await openTest();
    expect(await screen.findByText(/^Failing at least since/, {}, SOON)).toBeVisible();
  });

  it('may be empty, and may fail and be looked up again', async () => {
    has(() => refusal(429, 'rate.limited'));
    const user = await openTest();
    expect(await screen.findByText(/It was refused: rate.limited/, {}, SOON)).toBeVisible();
    server.use(http.get(at(HISTORY), () => answer(historyOf())));
    await user.click(screen.getByRole('button', { name: 'Look up its history again' }));
    expect(await screen.findByText('No execution that is kept has it.', {}, SOON)).toBeVisible();
  });

  it('is not for every role', async () => {
    has(() => refusal(403, 'auth.forbidden'));
    await openTest();
    expect(
      await screen.findByText('Your role does not let you see its history.', {}, SOON),
    ).toBeVisible();
  });
});
