import type { Schemas } from '@/lib/schemas';

export type TestCase = Schemas['TestCase'];
export type TestOutcome = TestCase['outcome'];
export type TestPage = Schemas['TestListAnswer'];

/** What somebody has to look at comes first. */
export const TEST_OUTCOMES: readonly [TestOutcome, ...TestOutcome[]] = [
  'failed',
  'error',
  'skipped',
  'passed',
];

/** How many of a run were not as they should be. */
export function badTests({ failed, error }: Schemas['TestCounts']): number {
  return failed + error;
}

/** Where a list of tests goes on. The service sorts by file, so each outcome is a list of its own. */
export interface Position {
  readonly outcome: TestOutcome;
  readonly cursor: string | null;
}

/** Undefined after the last of these outcomes; those that no test has are left out. */
export function positionAfter(
  page: TestPage,
  at: Position,
  outcomes: readonly TestOutcome[],
): Position | undefined {
  if (page.nextCursor !== null) {
    return { outcome: at.outcome, cursor: page.nextCursor };
  }
  const next = outcomes
    .slice(outcomes.indexOf(at.outcome) + 1)
    .find((outcome) => page.counts[outcome] > 0);
  return next && { outcome: next, cursor: null };
}

/** Suite and name may be those of several: which one it is, its place says. */
export interface PlacedTest {
  readonly place: number;
  readonly test: TestCase;
}

export function placed(pages: readonly TestPage[]): PlacedTest[] {
  return pages.flatMap(({ data }) => data).map((test, place) => ({ place, test }));
}

/** Those that hold a text, in any case, in suite, name or message. */
export function matching(tests: readonly PlacedTest[], text: string): readonly PlacedTest[] {
  const needle = text.trim().toLowerCase();
  return needle === ''
    ? tests
    : tests.filter(({ test: { suite, name, message } }) =>
        [suite, name, message ?? ''].some((words) => words.toLowerCase().includes(needle)),
      );
}

/** What there is of a message while it is closed. */
export function firstLine(message: string): string {
  return message.trim().split('\n', 1)[0] ?? '';
}
