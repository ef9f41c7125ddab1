import type { Schemas } from '@/lib/schemas';
import { TIME } from './things';

const DURATIONS = { runs: 40, averageMillis: 61_000, p50Millis: 60_000, p95Millis: 90_000 };

export function metricsOf(
  change: Partial<Schemas['ImageMetricsView']> = {},
): Schemas['ImageMetricsView'] {
  const counts = { passed: 35, unstable: 1, failed: 4, error: 2, cancelled: 0 };
  return {
    from: '2026-02-28',
    to: '2026-03-01',
    runs: 42,
    counts,
    passRate: 0.9,
    durations: DURATIONS,
    trend: {
      state: 'falling',
      earlierRuns: 20,
      earlierPassRate: 1,
      laterRuns: 20,
      laterPassRate: 0.8,
    },
    durationShift: {
      state: 'slower',
      recent: { ...DURATIONS, runs: 12, p50Millis: 75_000 },
      baseline: { ...DURATIONS, runs: 23 },
    },
    daily: ['2026-02-28', '2026-03-01'].map((day) => ({
      day,
      runs: 21,
      counts,
      passRate: 0.9,
      durations: DURATIONS,
    })),
    ...change,
  };
}

export function organizationDaysOf(
  change: Partial<Schemas['OrganizationDaysView']> = {},
): Schemas['OrganizationDaysView'] {
  const { from, to, runs, counts, passRate, durations, daily } = metricsOf();
  const queueTimes = { runs: 45, averageMillis: 5_000, p50Millis: 4_000, p95Millis: 9_000 };
  return {
    from,
    to,
    complete: true,
    total: { runs, counts, passRate, durations, queueTimes },
    daily: daily.map((day) => ({ ...day, queueTimes })),
    ...change,
  };
}

export function rankingsOf(
  change: Partial<Schemas['TestRankingsView']> = {},
): Schemas['TestRankingsView'] {
  return { flakiest: [], slowest: [], ...change };
}

export function listedImageOf(
  change: Partial<Schemas['ListedImageView']> = {},
): Schemas['ListedImageView'] {
  const { runs, counts, passRate, durations, trend, durationShift } = metricsOf();
  return {
    image: 'qa.example:5000/shop/tests:1.2',
    lastEndedAt: TIME,
    runs,
    counts,
    passRate,
    durations,
    trend,
    durationShift,
    ...change,
  };
}
