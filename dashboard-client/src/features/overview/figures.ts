import type { Execution, ExecutionStatus } from '@/lib/schemas';

export const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;
const RANKED_MAX = 5;

/** What the figures need of an execution. */
export type Run = Pick<
  Execution,
  'status' | 'createdAt' | 'startTime' | 'endTime' | 'image' | 'folder'
>;

/** In the order in which they are stacked. */
export const VERDICTS = ['passed', 'unstable', 'failed', 'error', 'cancelled', 'open'] as const;
export type Verdict = (typeof VERDICTS)[number];

const VERDICT_OF: Record<ExecutionStatus, Verdict> = {
  PASSED: 'passed',
  UNSTABLE: 'unstable',
  FAILED: 'failed',
  ERROR: 'error',
  CANCELLED: 'cancelled',
  PENDING: 'open',
  RUNNING: 'open',
  ANALYZING: 'open',
};

/** What half and 95 % of some times are at most; undefined when there are none. */
export interface Percentiles {
  readonly p50Ms: number | undefined;
  readonly p95Ms: number | undefined;
}

/** Several runs in figures; the percentiles are of those that ran to their end: neither cancelled nor ended by an error. */
export interface Sum extends Percentiles {
  readonly runs: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Those that say whether the tests pass: neither cancelled nor under way. */
  readonly judged: number;
  /** Of the judged ones; undefined when there are none. */
  readonly passRate: number | undefined;
}

export interface Day extends Sum {
  /** Such as 2026-03-01. */
  readonly date: string;
  /** false when it lies before what was loaded. */
  readonly isCounted: boolean;
  /** How long those that started had waited, where that is known. */
  readonly waits?: Percentiles;
}

export interface Group extends Sum {
  readonly image: string;
  /** undefined when all folders of the image are one group. */
  readonly folder: string | undefined;
}

export type Grouping = 'image' | 'folder';

export interface Figures {
  readonly total: Sum;
  /** Oldest first, today last. */
  readonly days: readonly Day[];
  /** When the oldest of the counted runs was asked for, if older ones were not loaded. */
  readonly countedSince: string | undefined;
  readonly runs: readonly Run[];
}

interface Frame {
  now: number;
  /** Where days begin, by its IANA name. */
  zone: string;
  /** The runs are the newest ones, and there are older ones. */
  isCut: boolean;
}

/** The last 30 days, today among them, each as long as it is where it is looked at. */
export function figuresOf(loaded: readonly Run[], { now, zone, isCut }: Frame): Figures {
  const dayOf = dayIn(zone);
  const dates = lastDates(dayOf(now));
  const byDate = new Map<string, Run[]>(dates.map((date) => [date, []]));
  for (const run of loaded) {
    byDate.get(dayOf(Date.parse(run.createdAt)))?.push(run);
  }
  const oldest = oldestOf(loaded);
  const oldestDate = oldest === undefined ? '' : dayOf(Date.parse(oldest));
  const isMissingSome = isCut && byDate.has(oldestDate);
  const runs = [...byDate.values()].flat();
  return {
    total: sumOf(runs),
    days: [...byDate].map(([date, members]) => ({
      date,
      isCounted: !isMissingSome || date >= oldestDate,
      ...sumOf(members),
    })),
    countedSince: isMissingSome ? oldest : undefined,
    runs,
  };
}

function oldestOf(runs: readonly Run[]): string | undefined {
  return runs.reduce<string | undefined>(
    (oldest, { createdAt }) =>
      oldest === undefined || Date.parse(createdAt) < Date.parse(oldest) ? createdAt : oldest,
    undefined,
  );
}

function dayIn(zone: string): (time: number) => string {
  // The Swedish way of writing a date is ISO's.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  return (time) => format.format(time);
}

/** By the calendar: days differ in length where clocks are changed. */
function lastDates(today: string): string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) =>
    new Date(noon - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

export function sumOf(runs: readonly Run[]): Sum {
  const counts = { passed: 0, unstable: 0, failed: 0, error: 0, cancelled: 0, open: 0 };
  const durations: number[] = [];
  for (const { status, startTime, endTime } of runs) {
    const verdict = VERDICT_OF[status];
    counts[verdict]++;
    const isWhole = verdict === 'passed' || verdict === 'unstable' || verdict === 'failed';
    if (isWhole && startTime !== null && endTime !== null) {
      durations.push(Math.max(0, Date.parse(endTime) - Date.parse(startTime)));
    }
  }
  durations.sort((one, other) => one - other);
  // Passed after a retry is passed.
  const good = counts.passed + counts.unstable;
  const judged = good + counts.failed + counts.error;
  return {
    runs: runs.length,
    counts,
    judged,
    passRate: judged === 0 ? undefined : good / judged,
    p50Ms: quantile(durations, 0.5),
    p95Ms: quantile(durations, 0.95),
  };
}

/** The nearest rank: always a duration that was seen. */
function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.ceil(sorted.length * share) - 1];
}

export function groupsOf(runs: readonly Run[], by: Grouping): Group[] {
  const members = new Map<string, Run[]>();
  for (const run of runs) {
    // No image has a space in its name.
    const key = by === 'image' ? run.image : `${run.image} ${run.folder}`;
    const present = members.get(key);
    if (present) {
      present.push(run);
    } else {
      members.set(key, [run]);
    }
  }
  return [...members.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ image: first.image, folder: by === 'image' ? undefined : first.folder, ...sumOf(group) }]
      : [];
  });
}

/** By how long they usually take. */
export function slowest(groups: readonly Group[]): Group[] {
  return groups
    .filter(({ p50Ms }) => p50Ms !== undefined)
    .sort((one, other) => (other.p50Ms ?? 0) - (one.p50Ms ?? 0))
    .slice(0, RANKED_MAX);
}

/** By how many failed, then by how large a part of them that is. */
export function mostFailing(groups: readonly Group[]): Group[] {
  return groups
    .filter((group) => failuresOf(group) > 0)
    .sort(
      (one, other) =>
        failuresOf(other) - failuresOf(one) || (one.passRate ?? 0) - (other.passRate ?? 0),
    )
    .slice(0, RANKED_MAX);
}

export function failuresOf({ counts }: Sum): number {
  return counts.failed + counts.error;
}
