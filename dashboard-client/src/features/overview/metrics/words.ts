import { count, duration, percent, plural } from '@/lib/format';
import type { Schemas } from '@/lib/schemas';
import type { Day } from '../figures';

type Trend = Schemas['TrendView'];
type Shift = Schemas['DurationShiftView'];

/** Of one image, or of all of them. */
type ServiceDay = Schemas['DayView'] | Schemas['OrganizationDayView'];

/** The service's days as the charts take them; all that it counts has ended. */
export function chartDays(daily: readonly ServiceDay[]): Day[] {
  return daily.map(({ day, runs, counts, passRate, durations, ...more }) => ({
    date: day,
    isCounted: true,
    runs,
    counts: { ...counts, open: 0 },
    judged: judgedOf(counts),
    passRate: passRate ?? undefined,
    p50Ms: durations?.p50Millis,
    p95Ms: durations?.p95Millis,
    ...('queueTimes' in more && more.queueTimes
      ? { waits: { p50Ms: more.queueTimes.p50Millis, p95Ms: more.queueTimes.p95Millis } }
      : {}),
  }));
}

/** Those that say whether the tests pass. */
export function judgedOf({ passed, unstable, failed }: Schemas['CountsView']): number {
  return passed + unstable + failed;
}

export function rateWords(passRate: number | null): string {
  return passRate === null ? '–' : percent(passRate);
}

export function millisWords(millis: number | undefined): string {
  return millis === undefined ? '–' : duration(millis);
}

const CHANGES: Record<Exclude<Trend['state'], 'too_little_data'>, string> = {
  rising: 'The pass rate rises',
  falling: 'The pass rate falls',
  steady: 'No clear change of the pass rate',
};

/** Whether tests pass more often than before, in a sentence. */
export function trendWords({ state, ...halves }: Trend): string {
  if (state === 'too_little_data') {
    return `Too few runs to say whether the pass rate changes: each half of the time needs 10, the first has ${count(halves.earlierRuns)} and the second ${count(halves.laterRuns)}.`;
  }
  const half = (passRate: number | null, runs: number) =>
    `${rateWords(passRate)} of ${plural(runs, 'run')}`;
  return `${CHANGES[state]}: ${half(halves.earlierPassRate, halves.earlierRuns)} in the first half of the time, ${half(halves.laterPassRate, halves.laterRuns)} in the second.`;
}

const SPEEDS: Record<Exclude<Shift['state'], 'too_little_data'>, string> = {
  slower: 'Runs have become slower',
  faster: 'Runs have become faster',
  steady: 'Runs take about as long as before',
};

/** Whether runs take longer than before, in a sentence. */
export function shiftWords({ state, recent, baseline }: Shift): string {
  if (state === 'too_little_data') {
    return `Too few runs that passed to say whether they have become slower: the latest and those before need 10 each, and there are ${count(recent?.runs ?? 0)} and ${count(baseline?.runs ?? 0)}.`;
  }
  return `${SPEEDS[state]}: half of the latest ${count(recent?.runs ?? 0)} that passed took at most ${millisWords(recent?.p50Millis)}, half of the ${count(baseline?.runs ?? 0)} before at most ${millisWords(baseline?.p50Millis)}.`;
}
