import { screen, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible, expectToBeAt, openAt, SOON } from './open';
import { listedImageOf, metricsOf, organizationDaysOf, rankingsOf } from './metrics';
import { answer, at, page, remembers, server } from './service';

const IMAGE = 'qa.example:5000/shop/tests:1.2';
const FEW = {
  trend: {
    state: 'too_little_data',
    earlierRuns: 0,
    earlierPassRate: null,
    laterRuns: 1,
    laterPassRate: 1,
  },
  durationShift: { state: 'too_little_data', recent: null, baseline: null },
} as const;

/** What the service is asked for. */
function serves(change: Parameters<typeof metricsOf>[0] = {}) {
  const asked: URL[] = [];
  server.use(
    http.get(at('/api/metrics'), ({ request }) => {
      const url = new URL(request.url);
      asked.push(url);
      return url.searchParams.has('cursor')
        ? page([listedImageOf({ image: 'api', passRate: null, durations: null, ...FEW })])
        : page([listedImageOf()], 'more');
    }),
    http.get(at('/api/metrics/:image'), ({ request }) => {
      asked.push(new URL(request.url));
      return answer(metricsOf(change));
    }),
  );
  return asked;
}

describe('the metrics', () => {
  it('list the images, more of them when asked, and lead to each', async () => {
    remembers('viewer');
    const asked = serves();
    const { user } = await openAt('/dashboard');
    await user.click(await screen.findByRole('link', { name: 'Metrics' }, SOON));
    const table = await screen.findByRole('table', { name: 'Images' }, SOON);
    const row = within(table).getByRole('row', { name: /shop\/tests/ });
    expect(row).toHaveTextContent('90.0 % Falling');
    expect(row).toHaveTextContent('1 m 00 s Slower');
    await user.click(screen.getByRole('button', { name: 'More images' }));
    const other = await screen.findByRole('row', { name: /^api/ }, SOON);
    expect(other).toHaveTextContent('–Too few runs');
    await expectAccessible();
    await user.selectOptions(screen.getByLabelText('Time'), 'Last 90 days');
    await expectToBeAt('/dashboard/metrics?days=90');
    await vi.waitFor(() => expect(asked.at(-1)?.searchParams.get('days')).toBe('90'), SOON);
    await user.click(await screen.findByRole('link', { name: IMAGE }, SOON));
    await expectToBeAt(`/dashboard/metrics/${IMAGE}?days=90`);
    expect(await screen.findByRole('heading', { name: IMAGE }, SOON)).toBeVisible();
    await vi.waitFor(
      () => expect(decodeURIComponent(asked.at(-1)?.pathname ?? '')).toBe(`/api/metrics/${IMAGE}`),
      SOON,
    );
  });

  it('of an image say in words what has changed, and draw each day', async () => {
    // Pictures are looked at without what is in them: they have one name each, and axe is slow.
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(0);
    remembers();
    serves();
    await openAt(`/dashboard/metrics/${IMAGE}`);
    expect(
      await screen.findByText(
        'The pass rate falls: 100.0 % of 20 runs in the first half of the time, 80.0 % of 20 runs in the second.',
        {},
        SOON,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Runs have become slower: half of the latest 12 that passed took at most 1 m 15 s, half of the 23 before at most 1 m 00 s.',
      ),
    ).toBeVisible();
    expect(screen.getByText('Average').parentElement).toHaveTextContent('1 m 01 s');
    expect(screen.getByText('p95').parentElement).toHaveTextContent('1 m 30 s');
    expect(screen.getByRole('link', { name: 'Show executions' })).toHaveAttribute(
      'href',
      `/dashboard?q=${encodeURIComponent(IMAGE)}`,
    );
    expect(await screen.findAllByRole('img', { name: /a day/ }, SOON)).toHaveLength(3);
    await expectAccessible();
  });

  it('of all images draw each day, with the time in the queue', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(0);
    remembers();
    serves();
    const { user } = await openAt('/dashboard/metrics?days=7');
    const wait = await screen.findByText('Usual wait', {}, SOON);
    expect(wait.parentElement).toHaveTextContent('4.0 s95 % within 9.0 s');
    expect(screen.getByText('Pass rate', { selector: 'dt' }).parentElement).toHaveTextContent(
      '90.0 %of 40 judged runs',
    );
    expect(
      await screen.findByRole(
        'img',
        {
          name: 'How long runs waited a day; on Mar 1 half of them at most 4.0 s, 95 % at most 9.0 s.',
        },
        SOON,
      ),
    ).toBeVisible();
    for (const shown of screen.getAllByText('As a table')) {
      await user.click(shown);
    }
    expect(
      screen.getByRole('table', { name: 'Time in the queue a day, as a table' }),
    ).toHaveTextContent('4.0 s');
    expect(screen.queryByRole('status', { name: /Too many/ })).not.toBeInTheDocument();
    await expectAccessible();
  });

  it('of all images say since when they are counted', async () => {
    remembers();
    server.use(
      http.get(at('/api/analytics/days'), () => answer(organizationDaysOf({ complete: false }))),
    );
    await openAt('/dashboard/metrics');
    expect(
      await screen.findByText(
        'Too many images ran for all of these days: only those from Feb 28 on are counted.',
        {},
        SOON,
      ),
    ).toBeVisible();
  });

  it('name the tests that are flaky or slow, and lead to a run of theirs', async () => {
    remembers();
    const test = { key: 'k1', suite: 'shop.CartTest', attempts: 3, taskId: 'nightly-7' };
    server.use(
      http.get(at('/api/analytics/tests'), () =>
        answer(
          rankingsOf({
            flakiest: [{ ...test, name: 'adds twice', lastAt: '2026-03-01T10:00:00Z' }],
            slowest: [{ ...test, name: 'pays', averageMillis: 61_000, longestMillis: 90_000 }],
          }),
        ),
      ),
    );
    await openAt('/dashboard/metrics');
    const flaky = await screen.findByRole('table', { name: 'Flakiest tests' }, SOON);
    expect(within(flaky).getByRole('row', { name: /adds twice.*shop\.CartTest.*3/ })).toBeVisible();
    const slow = screen.getByRole('table', { name: 'Slowest tests' });
    expect(within(slow).getByRole('row', { name: /pays.*1 m 01 s.*1 m 30 s/ })).toBeVisible();
    expect(within(slow).getByRole('link', { name: 'pays' })).toHaveAttribute(
      'href',
      '/dashboard/executions/nightly-7',
    );
  });

  it('say so when there is too little to compare', async () => {
    remembers();
    serves({ passRate: null, durations: null, ...FEW });
    await openAt('/dashboard/metrics/api');
    expect(await screen.findByText(/the first has 0 and the second 1\.$/, {}, SOON)).toBeVisible();
    expect(screen.getByText(/need 10 each, and there are 0 and 0\.$/)).toBeVisible();
  });
});
