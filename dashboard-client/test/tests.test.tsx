import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Execution, Schemas } from '@/lib/schemas';
import { expectAccessible, expectToBeAt, goLive, openAt, SOON } from './open';
import { answer, at, refusal, remembers, server } from './service';
import {
  artifactOf,
  artifactPageOf,
  attemptOf,
  ENDED,
  executionOf,
  testCaseOf,
  testPageOf,
  TIME,
  totalsOf,
} from './things';

const failed = { status: 'FAILED', endTime: TIME, exitCode: 1 } as const;

function is(change: Partial<Execution>) {
  server.use(
    http.get(at('/api/executions/:taskId'), ({ params }) =>
      answer(executionOf({ taskId: String(params.taskId), ...change })),
    ),
  );
}

/** Answers as the service does: by outcome, in pages, with the counts of all. @returns what it was asked */
function has(tests: Schemas['TestCase'][]) {
  const asked: URLSearchParams[] = [];
  const { counts } = testPageOf(tests);
  server.use(
    http.get(at('/api/executions/:taskId/tests'), ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const outcome = query.get('outcome');
      const wanted = tests.filter((test) => outcome === null || test.outcome === outcome);
      const begin = Number(query.get('cursor') ?? 0);
      const end = begin + Number(query.get('limit'));
      const nextCursor = end < wanted.length ? String(end) : null;
      return HttpResponse.json(testPageOf(wanted.slice(begin, end), { nextCursor, counts }));
    }),
  );
  return asked;
}

async function openTests() {
  const opened = await openAt('/dashboard/executions/nightly-1');
  await opened.user.click(await screen.findByRole('tab', { name: 'Tests' }, SOON));
  return opened;
}

const list = () => screen.findByRole('region', { name: 'Tests' }, SOON);
const namesIn = (rows: HTMLElement) =>
  within(rows)
    .getAllByRole('button', { expanded: false })
    .map(({ textContent }) => textContent);

const SOME = [
  testCaseOf({ name: 'adds' }),
  testCaseOf({ name: 'ships', suite: 'shop.Order', flaky: true }),
  testCaseOf({ name: 'waits', outcome: 'skipped', durationMillis: null, message: 'not today' }),
  testCaseOf({ name: 'starts', outcome: 'error', message: 'no browser' }),
  testCaseOf({ name: 'pays', outcome: 'failed', message: 'expected 3\nbut was 4\n  at Cart:7' }),
];

describe('the tests of a run', () => {
  it('are listed with the failed ones first, and each tells what it knows', async () => {
    remembers();
    is(failed);
    has(SOME);
    const { user } = await openTests();
    const rows = await list();
    await within(rows).findByText('adds', {}, SOON);
    expect(namesIn(rows).map((text) => /pays|starts|waits|adds|ships/.exec(text)?.[0])).toEqual([
      'pays',
      'starts',
      'waits',
      'adds',
      'ships',
    ]);
    expect(within(rows).getByText('expected 3')).toBeVisible();
    expect(within(rows).getByText('Flaky')).toBeVisible();
    const outcomes = screen.getByRole('group', { name: 'Outcome' });
    for (const name of ['All 5', 'Failed 1', 'Error 1', 'Skipped 1', 'Passed 2']) {
      expect(within(outcomes).getByRole('button', { name })).toBeVisible();
    }
    await user.click(within(rows).getByRole('button', { name: /^pays/ }));
    expect(await within(rows).findByText(/but was 4\s+at Cart:7/, {}, SOON)).toBeVisible();
    expect(within(rows).getByText('Attempt 1')).toBeVisible();
    await expectAccessible();
  });

  it('are filtered by outcome and by a text', async () => {
    remembers();
    is(failed);
    const asked = has(SOME);
    const { user } = await openTests();
    await within(await list()).findByText('adds', {}, SOON);
    await user.click(screen.getByRole('button', { name: 'Passed 2' }));
    await waitFor(() => expect(asked.at(-1)?.get('outcome')).toBe('passed'), SOON);
    expect(await within(await list()).findByText('ships', {}, SOON)).toBeVisible();
    expect(within(await list()).queryByText('pays')).not.toBeInTheDocument();
    await user.type(screen.getByLabelText('Search in tests and messages'), 'ORDER');
    await waitFor(() => expect(screen.queryByText('adds')).not.toBeInTheDocument(), SOON);
    expect(within(await list()).getByText('ships')).toBeVisible();
    expect(screen.getByText('1 test shown')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Search in tests and messages'), 'ly not');
    expect(await screen.findByText('No test is like that', {}, SOON)).toBeVisible();
  });

  it('may be ten thousand, with a few dozen in the page, and all are searched', async () => {
    remembers();
    is(failed);
    const many = Array.from({ length: 10_000 }, (_, index) =>
      testCaseOf({ name: `case-${index}` }),
    );
    const asked = has(many);
    const { user } = await openTests();
    await within(await list()).findByText('case-0', {}, SOON);
    expect(within(await list()).getAllByRole('listitem').length).toBeLessThan(60);
    expect(asked.length).toBeLessThan(6);
    await user.type(screen.getByLabelText('Search in tests and messages'), 'case-9999');
    expect(await within(await list()).findByText('case-9999', {}, SOON)).toBeVisible();
    expect(within(await list()).getAllByRole('listitem')).toHaveLength(1);
  });

  it('stay when the next of them cannot be had, and are asked for again', async () => {
    remembers();
    is(failed);
    const many = Array.from({ length: 510 }, (_, index) =>
      testCaseOf({ name: `case-${index}`, outcome: 'failed' }),
    );
    has(many);
    server.use(
      http.get(at('/api/executions/:taskId/tests'), ({ request }) =>
        new URL(request.url).searchParams.has('cursor') ? refusal(429, 'rate.limited') : undefined,
      ),
    );
    const { user } = await openTests();
    await within(await list()).findByText('case-0', {}, SOON);
    await user.type(screen.getByLabelText('Search in tests and messages'), 'case-509');
    expect(await screen.findByText(/It was refused: rate.limited/, {}, SOON)).toBeVisible();
    has(many);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await within(await list()).findByText('case-509', {}, SOON)).toBeVisible();
  });

  it('stay open while they are asked for again, as the execution went on', async () => {
    remembers();
    is(failed);
    has(SOME);
    const { user } = await openTests();
    const rows = await list();
    await user.click(await within(rows).findByRole('button', { name: /^pays/ }, SOON));
    const opened = await within(rows).findByText(/at Cart:7/, {}, SOON);
    const socket = await goLive();
    has([...SOME, testCaseOf({ name: 'refunds' })]);
    is({ ...failed, version: 9, attempts: [attemptOf()] });
    socket.hears('execution-updated', ENDED);
    expect(await within(rows).findByRole('button', { name: /^refunds/ }, SOON)).toBeVisible();
    expect(within(rows).getByText(/at Cart:7/)).toBe(opened);
  });

  it('are of the attempt that is chosen', async () => {
    remembers();
    is({ ...failed, attempts: [attemptOf(), attemptOf({ number: 2 })] });
    const asked = has(SOME);
    const { user } = await openTests();
    await list();
    await user.selectOptions(screen.getByLabelText('Attempt'), 'Attempt 1 (failed)');
    await waitFor(() => expect(asked.at(-1)?.get('attempt')).toBe('1'), SOON);
  });

  it('that are not there are explained when the run is over', async () => {
    remembers();
    is(failed);
    const { user } = await openTests();
    expect(await screen.findByText('No JUnit XML was found', {}, SOON)).toBeVisible();
    expect(screen.getByText('$AAC_REPORTS_DIR')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy the example' })).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('tab', { name: 'Artifacts' }));
    expect(await screen.findByText('No files were left', {}, SOON)).toBeVisible();
    await expectAccessible();
  });

  it('that did not come, or could not be read, are told of', async () => {
    remembers();
    is(failed);
    has(SOME);
    const note = 'The time for reports was up.';
    const problem = 'The file is not well-formed XML at line 3.';
    server.use(
      http.get(at('/api/executions/:taskId/artifacts'), () =>
        HttpResponse.json(
          artifactPageOf(
            [artifactOf({ path: 'broken.xml', contentType: 'application/xml', problem })],
            [totalsOf({ complete: false, note })],
          ),
        ),
      ),
    );
    await openTests();
    expect(await screen.findByText(`This is not all there is. ${note}`, {}, SOON)).toBeVisible();
    expect(screen.getByText(`broken.xml was not read for tests. ${problem}`)).toBeVisible();
    expect(within(await list()).getByText('pays')).toBeVisible();
  });
});

describe('a retry of the failed tests', () => {
  function repeats(reply: () => Response) {
    const asked: unknown[] = [];
    server.use(
      http.post(at('/api/executions/:taskId/retry'), async ({ request }) => {
        asked.push(await request.json());
        return reply();
      }),
    );
    return asked;
  }
  const accepted = () =>
    answer(executionOf({ taskId: 'nightly-1-retry-1', status: 'PENDING' }), 202);
  const again = () => screen.findByRole('button', { name: 'Retry failed tests' }, SOON);

  it('asks for those alone, and shows the new run', async () => {
    remembers();
    is(failed);
    has(SOME);
    const asked = repeats(accepted);
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await again());
    await expectToBeAt('/dashboard/executions/nightly-1-retry-1');
    expect(asked).toEqual([{ failedOnly: true }]);
  });

  it('leaves the other retry as it is', async () => {
    remembers();
    is(failed);
    has(SOME);
    const asked = repeats(accepted);
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await again();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    await expectToBeAt('/dashboard/executions/nightly-1-retry-1');
    expect(asked).toEqual([{}]);
  });

  it.each([
    ['execution.failed_tests_unknown', /^Which tests to run cannot be told/],
    ['execution.not_ended', 'It was refused: execution.not_ended'],
  ])('that is refused says why: %s', async (code, words) => {
    remembers();
    is(failed);
    has(SOME);
    repeats(() => refusal(409, code));
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await again());
    expect(await screen.findByText(words, {}, SOON)).toBeInTheDocument();
    expect(await again()).toBeEnabled();
  });

  it.each([
    ['no test failed', 'admin' as const, failed, [testCaseOf()]],
    ['it still runs', 'admin' as const, { status: 'RUNNING' as const }, SOME],
    ['the role does not run anything', 'viewer' as const, failed, SOME],
  ])('is not offered when %s', async (_, role, change, tests) => {
    remembers(role);
    is(change);
    has(tests);
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await screen.findByRole('tab', { name: 'Tests' }, SOON));
    await within(await list()).findByText('adds', {}, SOON);
    expect(screen.queryByRole('button', { name: 'Retry failed tests' })).not.toBeInTheDocument();
  });
});

describe('a run whose time is over', () => {
  it('says that output, tests and artifacts are gone, and asks for none of them', async () => {
    remembers();
    is({ ...failed, detailsRemovedAt: TIME });
    const asked = has(SOME);
    const { user } = await openAt('/dashboard/executions/nightly-1');
    for (const name of ['Output', 'Tests', 'Artifacts']) {
      await user.click(await screen.findByRole('tab', { name }, SOON));
      expect(screen.getByText(/were removed on .*: they were kept as long as/)).toBeVisible();
    }
    expect(asked).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Retry failed tests' })).not.toBeInTheDocument();
    await expectAccessible();
  });
});
