import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { expect, it } from 'vitest';
import { expectAccessible, openAt, SOON } from './open';
import { answer, at, remembers, server } from './service';

const SETTINGS = {
  on: false,
  chosen: false,
  hasKey: false,
  installation: {
    on: false,
    models: [{ provider: 'gemini', model: 'gemini-2.5-flash-lite' }],
    addresses: [],
    budgetCents: 500,
  },
};
const USAGE = {
  month: '2026-03',
  microUsd: 1_200_000,
  budgetMicroUsd: 5_000_000,
  questions: 7,
  inputTokens: 1_000,
  outputTokens: 100,
};

it('lets an admin choose a model, and shows no key again', async () => {
  remembers();
  const asked: unknown[] = [];
  server.use(
    http.get(at('/api/organization/analysis'), () => answer(SETTINGS)),
    http.get(at('/api/organization/analysis/usage'), () => answer(USAGE)),
    http.put(at('/api/organization/analysis'), async ({ request }) => {
      asked.push(await request.json());
      return answer({ ...SETTINGS, on: true, chosen: true, hasKey: true });
    }),
  );
  const { user } = await openAt('/dashboard/analysis');
  expect(await screen.findByText(/of \$5\.00, 7 questions/, {}, SOON)).toBeVisible();
  await user.selectOptions(screen.getByLabelText('Explain failed runs'), 'on');
  await user.selectOptions(screen.getByLabelText('Provider'), 'anthropic');
  await user.type(screen.getByLabelText('Model'), 'claude-haiku-4-5');
  await user.type(screen.getByLabelText('Key'), 'sk-own');
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(
    () =>
      expect(asked).toEqual([
        { on: true, provider: 'anthropic', model: 'claude-haiku-4-5', key: 'sk-own' },
      ]),
    SOON,
  );
  await waitFor(() => expect(screen.getByLabelText('Key')).toHaveValue(''), SOON);
});

it('asks for nothing that a viewer may not see', async () => {
  remembers('viewer');
  await openAt('/dashboard/analysis');
  expect(
    await screen.findByText(
      'Your role does not let you see the settings of the analysis',
      {},
      SOON,
    ),
  ).toBeVisible();
});
