import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectToBeAt, goLive, openAt, SOON } from './open';
import { answer, at, page, refusal, remembers, server } from './service';
import { attemptOf, executionOf, executionsOf, linesOf, projectOf, TIME } from './things';

const list = () => screen.findByRole('region', { name: 'Executions' }, SOON);

/** The service’s list, and what it was asked for. */
function lists(...answers: ReturnType<typeof executionsOf>[]) {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get(at('/api/executions'), ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return page(answers[Math.min(asked.length, answers.length) - 1] ?? []);
    }),
  );
  return asked;
}

describe('the list of executions', () => {
  it('changes as the live channel tells', async () => {
    remembers();
    await openAt('/dashboard');
    expect(await within(await list()).findByText('Running', {}, SOON)).toBeVisible();
    const socket = await goLive();
    expect(await screen.findByText('Live', {}, SOON)).toBeInTheDocument();
    socket.hears('execution-updated', {
      taskId: 'nightly-1',
      organizationId: 'o1',
      status: 'UNSTABLE',
      version: 9,
      endTime: '2026-03-01T12:01:05.000Z',
    });
    server.use(
      http.get(at('/api/executions'), () =>
        page([
          executionOf({ status: 'UNSTABLE', version: 9, endTime: '2026-03-01T12:01:05.000Z' }),
        ]),
      ),
    );
    expect(await within(await list()).findByText('Unstable', {}, SOON)).toBeVisible();
    expect(screen.getByText('1 m 05 s')).toBeVisible();
    await expectAccessible();
  });

  it('shows an execution that somebody else asked for', async () => {
    remembers();
    const asked = lists([executionOf()]);
    await openAt('/dashboard');
    await within(await list()).findByText('nightly-1', {}, SOON);
    const socket = await goLive();
    await waitFor(() => expect(asked.length).toBeGreaterThan(1), SOON);
    lists([executionOf({ taskId: 'other', createdAt: '2026-03-01T13:00:00Z' }), executionOf()]);
    socket.hears('execution-updated', {
      taskId: 'other',
      organizationId: 'o1',
      status: 'PENDING',
      version: 1,
      createdAt: '2026-03-01T13:00:00Z',
      image: 'x:1',
    });
    expect(await screen.findByText('other', {}, SOON)).toBeVisible();
  });

  it('is asked for again every few seconds while the socket cannot be had', async () => {
    remembers();
    lists([executionOf()]);
    await openAt('/dashboard');
    await within(await list()).findByText('nightly-1', {}, SOON);
    (await goLive()).breaks();
    // Found is enough: on a busy machine it may be gone again when it is looked at.
    await screen.findByText('Offline, trying again', {}, SOON);
    lists([executionOf({ status: 'FAILED', version: 8 })]);
    expect(await within(await list()).findByText('Failed', {}, SOON)).toBeVisible();
  });

  it('keeps its filters in the address', async () => {
    remembers();
    server.use(http.get(at('/api/projects'), () => page([projectOf()])));
    const asked = lists([executionOf({ status: 'FAILED' })]);
    const { user } = await openAt('/dashboard?status=FAILED&groupName=Nightly');
    await within(await list()).findByText('nightly-1', {}, SOON);
    expect(asked[0]?.getAll('status')).toEqual(['FAILED']);
    expect(asked[0]?.get('groupName')).toBe('Nightly');
    await user.selectOptions(await screen.findByLabelText('Project', {}, SOON), 'Shop');
    await expectToBeAt('/dashboard?status=FAILED&groupName=Nightly&projectId=p1');
    await user.type(screen.getByPlaceholderText('Search'), 'smoke');
    await waitFor(() => expect(asked.at(-1)?.get('q')).toBe('smoke'), SOON);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(asked.at(-1)?.has('status')).toBe(false), SOON);
  });

  it('holds thousands with a few dozen in the page', async () => {
    remembers();
    lists(executionsOf(5_000));
    await openAt('/dashboard');
    await within(await list()).findByText('run-5000', {}, SOON);
    expect(within(await list()).getAllByRole('listitem').length).toBeLessThan(60);
  });

  it('puts groups under headings that close', async () => {
    remembers();
    lists([
      executionOf({ taskId: 'a', groupName: 'Nightly' }),
      executionOf({ taskId: 'b', groupName: 'Nightly', status: 'FAILED', endTime: TIME }),
      executionOf({ taskId: 'c' }),
    ]);
    const { user } = await openAt('/dashboard?view=grouped');
    const heading = await screen.findByRole(
      'button',
      { name: /Nightly 2 runs 1 under way 1 failed/ },
      SOON,
    );
    await user.click(heading);
    expect(screen.queryByText('a')).not.toBeInTheDocument();
    expect(screen.getByText('c')).toBeVisible();
  });

  it('cancels what is chosen, at once', async () => {
    remembers();
    const stopped: unknown[] = [];
    lists([executionOf({ taskId: 'a' }), executionOf({ taskId: 'b' })]);
    server.use(
      http.post(at('/api/executions/:taskId/cancel'), ({ params }) => {
        stopped.push(params.taskId);
        return answer(executionOf({ taskId: String(params.taskId), cancelRequested: true }));
      }),
    );
    const { user } = await openAt('/dashboard');
    await user.click(await screen.findByLabelText('Choose a', {}, SOON));
    await user.click(screen.getByLabelText('Choose b'));
    await user.click(screen.getByRole('button', { name: 'Cancel 2' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel them' }, SOON));
    await waitFor(() => expect(stopped).toEqual(['a', 'b']), SOON);
    expect(await screen.findByText('2 runs asked to stop', {}, SOON)).toBeInTheDocument();
  });

  it('says what went wrong, and tries again when asked', async () => {
    remembers();
    server.use(http.get(at('/api/executions'), () => refusal(400, 'request.invalid')));
    const { user } = await openAt('/dashboard');
    const failure = await screen.findByText(/It was refused: request.invalid/, {}, SOON);
    expect(failure).toBeVisible();
    expect(screen.getByText('c-1')).toBeVisible();
    lists([executionOf()]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('nightly-1', {}, SOON)).toBeVisible();
  });

  it('shows a viewer nothing that the service would refuse', async () => {
    remembers('viewer');
    await openAt('/dashboard/executions/nightly-1');
    await screen.findByRole('dialog', { name: 'nightly-1' }, SOON);
    await screen.findByRole('tab', { name: 'Output' }, SOON);
    for (const name of ['Cancel', 'Delete', 'Retry', 'Run tests']) {
      expect(screen.queryByRole('button', { name, hidden: true })).not.toBeInTheDocument();
    }
    expect(screen.queryByRole('link', { name: 'Audit', hidden: true })).not.toBeInTheDocument();
    expect(screen.queryByLabelText('Choose nightly-1')).not.toBeInTheDocument();
  });
});

describe('a first run', () => {
  it('takes two clicks', async () => {
    remembers();
    const asked: unknown[] = [];
    lists([]);
    server.use(
      http.post(at('/api/executions'), async ({ request }) => {
        asked.push(await request.json());
        return answer(executionOf({ taskId: 'first' }), 202);
      }),
    );
    const { user } = await openAt('/dashboard');
    expect(
      await screen.findByText(/curl http:\/\/dashboard.test\/api\/executions/, {}, SOON),
    ).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Run something now' }));
    await user.click(await screen.findByRole('button', { name: 'Run' }, SOON));
    await expectToBeAt('/dashboard/executions/first');
    expect(asked).toMatchObject([{ image: 'busybox:latest' }]);
  });

  it('shows at its field what the service does not take', async () => {
    remembers();
    server.use(
      http.post(at('/api/executions'), () =>
        refusal(400, 'request.invalid', { fields: { 'config.timeoutSeconds': 'must be less' } }),
      ),
    );
    const { user } = await openAt('/dashboard');
    await user.click(await screen.findByRole('button', { name: 'Run tests' }, SOON));
    await user.type(await screen.findByLabelText('Image', {}, SOON), 'tests:1');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Run' }));
    expect(await screen.findByText('must be less', {}, SOON)).toBeVisible();
  });
});

describe('one execution', () => {
  const lines = (from: number, to: number, attempt = 1) => ({
    taskId: 'nightly-1',
    organizationId: 'o1',
    attempt,
    seq: from,
    lines: linesOf(from, to),
    log: '',
  });

  it('shows its output as it comes, from its own address', async () => {
    remembers();
    await openAt('/dashboard/executions/nightly-1');
    const output = await screen.findByRole('log', {}, SOON);
    const socket = await goLive();
    await waitFor(() => expect(socket.saidOf('subscribe')).toHaveLength(1), SOON);
    socket.hears('execution-log', lines(1, 3));
    expect(await within(output).findByText('line 3', {}, SOON)).toBeVisible();
    socket.hears('execution-log', lines(2, 4));
    expect(await within(output).findByText('line 4', {}, SOON)).toBeVisible();
    expect(within(output).getAllByText(/^line \d$/)).toHaveLength(4);
    await expectAccessible();
  });

  it('misses and doubles no line over a cut', async () => {
    remembers();
    await openAt('/dashboard/executions/nightly-1');
    const output = await screen.findByRole('log', {}, SOON);
    const first = await goLive();
    await waitFor(() => expect(first.saidOf('subscribe')).toHaveLength(1), SOON);
    first.hears('execution-log', lines(1, 2)).breaks();
    await waitFor(async () => expect(await goLive()).not.toBe(first), SOON);
    const second = await goLive();
    await waitFor(() => expect(second.saidOf('subscribe')).not.toHaveLength(0), SOON);
    expect(second.saidOf('subscribe')[0]).toEqual({ taskId: 'nightly-1', fromSeq: 3 });
    second.hears('execution-log', lines(3, 4));
    expect(await within(output).findByText('line 4', {}, SOON)).toBeVisible();
    expect(within(output).getAllByText(/^line \d$/)).toHaveLength(4);
  });

  it('shows its output without the live channel, too', async () => {
    remembers();
    server.use(
      http.get(at('/api/executions/:taskId/logs'), ({ request }) => {
        const from = Number(new URL(request.url).searchParams.get('fromSeq'));
        const data = linesOf(from, Math.max(from, 3)).filter(({ seq }) => seq <= 3);
        return Response.json({
          success: true,
          data,
          nextCursor: from > 3 ? null : '4',
          attempt: 1,
          totalLines: 3,
          complete: true,
        });
      }),
    );
    await openAt('/dashboard/executions/nightly-1');
    expect(await screen.findByText('line 3', {}, SOON)).toBeVisible();
  });

  it('finds a text in its output', async () => {
    remembers();
    const { user } = await openAt('/dashboard/executions/nightly-1');
    const output = await screen.findByRole('log', {}, SOON);
    const socket = await goLive();
    socket.hears('execution-log', lines(1, 30));
    await within(output).findByText('line 3', {}, SOON);
    await user.type(screen.getByLabelText('Search in the output'), 'LINE 2');
    expect(await screen.findByText('1 of 11', {}, SOON)).toBeVisible();
    fireEvent.keyDown(screen.getByLabelText('Search in the output'), { key: 'Enter' });
    expect(await screen.findByText('2 of 11', {}, SOON)).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('dialog', { name: 'nightly-1' })).toBeVisible();
  });

  it('says why it waits', async () => {
    remembers();
    const waiting = { reason: 'no_free_slot' as const, position: 2, estimateSeconds: 90 };
    server.use(
      http.get(at('/api/executions/:taskId'), () =>
        answer(executionOf({ status: 'PENDING', startTime: null, waiting })),
      ),
    );
    await openAt('/dashboard/executions/nightly-1');
    expect(
      await screen.findByText(
        'All workers are busy · number 2 in line · about 1 m 30 s.',
        {},
        SOON,
      ),
    ).toBeVisible();
  });

  it('is stopped, and says so', async () => {
    remembers();
    server.use(
      http.post(at('/api/executions/:taskId/cancel'), () =>
        answer(executionOf({ version: 4, cancelRequested: true })),
      ),
    );
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await screen.findByRole('button', { name: 'Cancel' }, SOON));
    expect(await screen.findByText('It is being stopped…', {}, SOON)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeDisabled();
  });

  it('is run again under another name', async () => {
    remembers();
    server.use(
      http.get(at('/api/executions/:taskId'), ({ params }) =>
        answer(
          executionOf({
            taskId: String(params.taskId),
            status: 'FAILED',
            endTime: TIME,
            exitCode: 1,
          }),
        ),
      ),
      http.post(at('/api/executions/:taskId/retry'), () =>
        answer(executionOf({ taskId: 'nightly-1-retry-1', status: 'PENDING' }), 202),
      ),
    );
    const { user } = await openAt('/dashboard/executions/nightly-1?status=FAILED');
    await user.click(await screen.findByRole('button', { name: 'Retry' }, SOON));
    await expectToBeAt('/dashboard/executions/nightly-1-retry-1?status=FAILED');
  });

  it('tells everything about itself', async () => {
    remembers();
    server.use(
      http.get(at('/api/executions/:taskId'), () =>
        answer(
          executionOf({
            status: 'UNSTABLE',
            endTime: TIME,
            exitCode: 0,
            attempts: [
              attemptOf(),
              attemptOf({ number: 2, workerId: 'w2', exitCode: 0, outcome: 'PASSED' }),
            ],
          }),
        ),
      ),
    );
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await screen.findByRole('tab', { name: 'Details' }, SOON));
    expect(await screen.findByText('Ann', { selector: 'dd' }, SOON)).toBeVisible();
    expect(screen.getByText('w2')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('tab', { name: 'Request' }));
    expect(await screen.findByText(/"image": "tests:1"/, {}, SOON)).toBeVisible();
  });

  it('that is not there says so', async () => {
    remembers();
    server.use(
      http.get(at('/api/executions/:taskId'), () =>
        refusal(404, 'execution.not_found', { error: 'Execution not found' }),
      ),
    );
    await openAt('/dashboard/executions/gone');
    expect(await screen.findByText('Execution not found', {}, SOON)).toBeVisible();
  });
});
