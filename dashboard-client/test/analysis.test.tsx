import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Execution } from '@/lib/schemas';
import { expectAccessible, goLive, openAt, SOON } from './open';
import { answer, at, remembers, server } from './service';
import { executionOf, linesOf, TIME } from './things';

const FINDING = {
  category: 'missing' as const,
  sentence: 'The module shop-client is not there.',
  evidence: [{ seq: 2, text: "Error: Cannot find module 'shop-client'" }],
  confidence: 0.78,
  nextStep: 'Install it in the image, or correct its path.',
};

function is(change: Partial<Execution>) {
  server.use(http.get(at('/api/executions/:taskId'), () => answer(executionOf(change))));
}

const failed = { status: 'FAILED', endTime: TIME, exitCode: 1 } as const;

describe('the analysis of a failed run', () => {
  it('says what broke, what to do, and leads to the line', async () => {
    remembers();
    is({ ...failed, analysis: FINDING });
    const { user } = await openAt('/dashboard/executions/nightly-1');
    expect(await screen.findByText(FINDING.sentence, {}, SOON)).toBeVisible();
    await user.click(screen.getByRole('tab', { name: 'Analysis' }));
    const panel = await screen.findByRole('tabpanel', { name: 'Analysis' }, SOON);
    expect(within(panel).getByText('Something missing')).toBeVisible();
    expect(within(panel).getByText('78 % sure')).toBeVisible();
    expect(within(panel).getByText(FINDING.nextStep)).toBeVisible();
    await expectAccessible();

    await user.click(within(panel).getByRole('button', { name: 'Line 2' }));
    const output = await screen.findByRole('log', {}, SOON);
    const socket = await goLive();
    await waitFor(() => expect(socket.saidOf('subscribe')).not.toHaveLength(0), SOON);
    socket.hears('execution-log', {
      taskId: 'nightly-1',
      organizationId: 'o1',
      attempt: 1,
      seq: 1,
      lines: linesOf(1, 3),
      log: '',
    });
    const line = await within(output).findByText('line 2', {}, SOON);
    expect(line.closest('[aria-current=true]')).not.toBeNull();
    expect(within(output).getByText('line 3').closest('[aria-current=true]')).toBeNull();
  });

  it('shows what a language model adds, by which lines, and what it cost', async () => {
    remembers();
    const explanation = {
      category: 'missing' as const,
      summary: 'The image lacks the client.',
      claims: [{ text: 'Node does not find shop-client.', evidence: FINDING.evidence }],
      nextStep: 'Run npm ci in the image.',
      confidence: 0.9,
      model: {
        provider: 'gemini',
        name: 'gemini-2.5-flash-lite',
        inputTokens: 3000,
        outputTokens: 200,
        microUsd: 380,
      },
    };
    is({ ...failed, analysis: { ...FINDING, explanation } });
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await screen.findByRole('tab', { name: 'Analysis' }, SOON));
    const panel = await screen.findByRole('tabpanel', { name: 'Analysis' }, SOON);
    expect(within(panel).getByText('Node does not find shop-client.')).toBeVisible();
    expect(within(panel).getByText('Run npm ci in the image.')).toBeVisible();
    expect(within(panel).getAllByRole('button', { name: 'Line 2' })).toHaveLength(2);
    expect(within(panel).getByText(/3,200 tokens, \$0\.0004/)).toBeVisible();
    await expectAccessible();
  });

  it('says why a language model adds nothing', async () => {
    remembers();
    const withheld = 'No language model answered in time. This is what the rules found.';
    is({ ...failed, analysis: { ...FINDING, explanation: { withheld } } });
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await screen.findByRole('tab', { name: 'Analysis' }, SOON));
    expect(await screen.findByText(withheld, {}, SOON)).toBeVisible();
  });

  it('is waited for, and comes with the live channel', async () => {
    remembers();
    is({ ...failed, status: 'ANALYZING' });
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await screen.findByRole('tab', { name: 'Analysis' }, SOON));
    expect(await screen.findByText('Its log is being read…', {}, SOON)).toBeVisible();
    const dialog = screen.getByRole('dialog', { name: 'nightly-1' });
    expect(within(dialog).getByText('Analyzing')).toBeVisible();
    const socket = await goLive();
    is({ ...failed, version: 9, analysis: FINDING });
    socket.hears('execution-updated', {
      taskId: 'nightly-1',
      organizationId: 'o1',
      status: 'FAILED',
      version: 9,
      analysis: FINDING,
    });
    expect(await screen.findByText(FINDING.nextStep, {}, SOON)).toBeVisible();
    expect(within(dialog).getByText('Failed')).toBeVisible();
  });

  it('says that it failed itself, and leaves the verdict alone', async () => {
    remembers();
    is({ ...failed, analysis: { error: 'The analysis took too long.' } });
    const { user } = await openAt('/dashboard/executions/nightly-1');
    await user.click(await screen.findByRole('tab', { name: 'Analysis' }, SOON));
    expect(await screen.findByText('The analysis took too long.', {}, SOON)).toBeVisible();
    const dialog = screen.getByRole('dialog', { name: 'nightly-1' });
    expect(within(dialog).getByText('Failed')).toBeVisible();
  });

  it('is not offered for a run that did not fail', async () => {
    remembers();
    await openAt('/dashboard/executions/nightly-1');
    await screen.findByRole('tab', { name: 'Output' }, SOON);
    expect(screen.queryByRole('tab', { name: 'Analysis' })).not.toBeInTheDocument();
  });
});
