import { describe, expect, it } from 'vitest';
import { figuresOf, groupsOf, mostFailing, slowest, sumOf, type Run } from './figures';

function runOf(change: Partial<Run> = {}): Run {
  return {
    status: 'PASSED',
    createdAt: '2026-03-15T12:00:00.000Z',
    startTime: null,
    endTime: null,
    image: 'tests:1',
    folder: 'all',
    ...change,
  };
}

/** A run that took so many seconds. */
function lasting(seconds: number, change: Partial<Run> = {}): Run {
  const start = Date.parse('2026-03-15T12:00:00.000Z');
  return runOf({
    startTime: new Date(start).toISOString(),
    endTime: new Date(start + seconds * 1_000).toISOString(),
    ...change,
  });
}

interface Look {
  now?: string;
  zone?: string;
  isCut?: boolean;
}

function looked(runs: readonly Run[], look: Look = {}) {
  const { now = '2026-03-15T12:00:00Z', zone = 'UTC', isCut = false } = look;
  return figuresOf(runs, { now: Date.parse(now), zone, isCut });
}

/** The days that have runs, and how many. */
function countsOf(createdAt: readonly string[], look: Look) {
  const { days } = looked(
    createdAt.map((time) => runOf({ createdAt: time })),
    look,
  );
  return Object.fromEntries(days.filter(({ runs }) => runs > 0).map((day) => [day.date, day.runs]));
}

describe('the days', () => {
  it('are the last thirty, today among them, without a gap', () => {
    const { days } = looked([]);
    expect(days).toHaveLength(30);
    expect(days[0]?.date).toBe('2026-02-14');
    expect(days.at(-1)?.date).toBe('2026-03-15');
    expect(new Set(days.map(({ date }) => date)).size).toBe(30);
  });

  it('end with their last millisecond', () => {
    const times = ['2026-03-14T23:59:59.999Z', '2026-03-15T00:00:00.000Z'];
    expect(countsOf(times, {})).toEqual({ '2026-03-14': 1, '2026-03-15': 1 });
  });

  it('leave out what is older', () => {
    const times = ['2026-02-13T23:59:59.999Z', '2026-02-14T00:00:00.000Z'];
    expect(countsOf(times, {})).toEqual({ '2026-02-14': 1 });
  });

  it.each([
    ['Pacific/Auckland', '2026-03-15T10:59:59Z', '2026-03-15'],
    ['Pacific/Auckland', '2026-03-15T11:00:00Z', '2026-03-16'],
    ['America/Los_Angeles', '2026-03-15T06:59:59Z', '2026-03-14'],
    ['America/Los_Angeles', '2026-03-15T07:00:00Z', '2026-03-15'],
    ['Asia/Kolkata', '2026-03-14T18:29:59Z', '2026-03-14'],
    ['Asia/Kolkata', '2026-03-14T18:30:00Z', '2026-03-15'],
  ])('begin when they do in %s: %s is of %s', (zone, time, date) => {
    expect(countsOf([time], { zone, now: '2026-03-15T12:00:00Z' })).toEqual({ [date]: 1 });
  });

  it('have 23 and 25 hours where clocks are changed', () => {
    const zone = 'Europe/Berlin';
    const spring = ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'];
    expect(countsOf(spring, { zone, now: '2026-04-02T00:30:00Z' })).toEqual({
      '2026-03-28': 1,
      '2026-03-29': 2,
    });
    const autumn = ['2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'];
    expect(countsOf(autumn, { zone, now: '2026-10-26T08:00:00Z' })).toEqual({
      '2026-10-25': 2,
      '2026-10-26': 1,
    });
    const { days } = looked([], { zone, now: '2026-10-25T23:30:00Z' });
    expect(days.at(-1)?.date).toBe('2026-10-26');
    expect(days).toHaveLength(30);
  });

  it('before what was loaded are not counted', () => {
    const { days, countedSince } = looked(
      [runOf(), runOf({ createdAt: '2026-03-10T08:00:00.000Z' })],
      { isCut: true },
    );
    expect(countedSince).toBe('2026-03-10T08:00:00.000Z');
    expect(days.filter(({ isCounted }) => isCounted)[0]?.date).toBe('2026-03-10');
  });

  it('are all counted when only older runs were not loaded', () => {
    const { days, countedSince } = looked(
      [runOf(), runOf({ createdAt: '2026-02-13T08:00:00.000Z' })],
      { isCut: true },
    );
    expect(countedSince).toBeUndefined();
    expect(days.every(({ isCounted }) => isCounted)).toBe(true);
  });
});

describe('a sum', () => {
  it('counts each verdict, and takes unstable runs for passed ones', () => {
    const { runs, counts, judged, passRate } = sumOf(
      (
        [
          'PASSED',
          'UNSTABLE',
          'FAILED',
          'ERROR',
          'CANCELLED',
          'PENDING',
          'RUNNING',
          'ANALYZING',
        ] as const
      ).map((status) => runOf({ status })),
    );
    expect(counts).toEqual({ passed: 1, unstable: 1, failed: 1, error: 1, cancelled: 1, open: 3 });
    expect([runs, judged, passRate]).toEqual([8, 4, 0.5]);
  });

  it('has no rate and no durations of nothing', () => {
    const { passRate, p50Ms, p95Ms } = sumOf([runOf({ status: 'CANCELLED' })]);
    expect([passRate, p50Ms, p95Ms]).toEqual([undefined, undefined, undefined]);
  });

  it('gives durations that were seen', () => {
    const runs = Array.from({ length: 20 }, (_, index) => lasting(20 - index));
    expect(sumOf(runs)).toMatchObject({ p50Ms: 10_000, p95Ms: 19_000 });
    expect(sumOf([lasting(7)])).toMatchObject({ p50Ms: 7_000, p95Ms: 7_000 });
  });

  it('measures only what ran to its end', () => {
    const runs = [
      lasting(3, { status: 'FAILED' }),
      lasting(900, { status: 'ERROR' }),
      lasting(900, { status: 'CANCELLED' }),
      lasting(900, { status: 'RUNNING', endTime: null }),
    ];
    expect(sumOf(runs)).toMatchObject({ p50Ms: 3_000, p95Ms: 3_000 });
  });
});

describe('groups', () => {
  const runs = [
    lasting(60, { image: 'slow:1' }),
    lasting(1, { image: 'quick:1', status: 'FAILED' }),
    lasting(1, { image: 'quick:1', status: 'FAILED', folder: 'smoke' }),
    lasting(2, { image: 'other:1', status: 'FAILED' }),
    lasting(2, { image: 'other:1', status: 'FAILED' }),
    lasting(2, { image: 'other:1' }),
    runOf({ image: 'never-ran:1', status: 'ERROR' }),
  ];

  it('are images, or folders of images', () => {
    expect(groupsOf(runs, 'image').map(({ image }) => image)).toEqual([
      'slow:1',
      'quick:1',
      'other:1',
      'never-ran:1',
    ]);
    const folders = groupsOf(runs, 'folder').filter(({ image }) => image === 'quick:1');
    expect(folders.map(({ folder }) => folder)).toEqual(['all', 'smoke']);
  });

  it('are slow by their usual duration', () => {
    const names = slowest(groupsOf(runs, 'image')).map(({ image }) => image);
    expect(names).toEqual(['slow:1', 'other:1', 'quick:1']);
  });

  it('fail by number, and by rate when that is the same', () => {
    const names = mostFailing(groupsOf(runs, 'image')).map(({ image }) => image);
    expect(names).toEqual(['quick:1', 'other:1', 'never-ran:1']);
  });
});
