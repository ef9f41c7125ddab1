import { hashKey, infiniteQueryOptions, queryOptions, type QueryKey } from '@tanstack/react-query';
import { pagesUpTo } from '@/lib/pages';
import { ApiProblem } from '@/lib/problem';
import type { Execution, Schemas } from '@/lib/schemas';
import { answered, api, session } from '@/lib/services';
import { isStoppable } from '../filters';
import { inAddress, sorted, TEXT_BYTES_MAX, type Artifact, type ReportTotals } from './artifacts';
import { positionAfter, TEST_OUTCOMES, type Position, type TestOutcome } from './tests';

export const RESULTS = ['results'] as const;
const TESTS_PAGE = 500;
/** An attempt keeps fewer files than so many pages have. */
const FILE_PAGES_MAX = 10;
/** The same test is opened and closed again without being asked for. */
const HISTORY_RENEWED_MS = 60_000;
/** A link is good for five minutes; one that was just about to be renewed is good for another two. */
const LINK_RENEWED_MS = 2 * 60 * 1_000;

/** Whose results are asked for. */
export interface Wanted {
  readonly taskId: string;
  /** undefined means the last one that left any. */
  readonly attempt: number | undefined;
  /** An attempt that begins means that the one before has left what it leaves. */
  readonly attempts: number;
  /** What it left stays as it is. */
  readonly isOver: boolean;
}

export function wantedOf(execution: Execution, attempt?: number): Wanted {
  return {
    taskId: execution.taskId,
    attempt,
    attempts: execution.attempts.length,
    isOver: !isStoppable(execution),
  };
}

/** How far the execution is comes last: see {@link reading}. */
function keyOf({ taskId, attempt, ...progress }: Wanted, ...what: readonly string[]) {
  return [...RESULTS, taskId, { attempt }, ...what, progress] as const;
}

/**
 * How the answers to a question are read. While it is asked again because the execution went on, what was
 * shown stays: whoever reads a file or a test is not to lose it when the execution ends.
 */
function reading({ isOver }: Wanted, key: QueryKey) {
  const question = hashKey(key.slice(0, -1));
  return {
    queryKey: key,
    placeholderData: <T>(shown: T | undefined, before: { queryKey: QueryKey } | undefined) =>
      before !== undefined && hashKey(before.queryKey.slice(0, -1)) === question
        ? shown
        : undefined,
    ...(isOver ? { staleTime: Infinity } : {}),
  };
}

function attemptIn(attempt: number | undefined) {
  return attempt === undefined ? {} : { attempt };
}

/** Of which attempt there are tests, and how many ended how. */
export const testSummaryQuery = (wanted: Wanted) =>
  queryOptions({
    ...reading(wanted, keyOf(wanted, 'test-summary')),
    queryFn: async () => {
      const { attempt, counts } = await answered(
        api.GET('/api/executions/{taskId}/tests', {
          params: {
            path: { taskId: wanted.taskId },
            query: { limit: 1, ...attemptIn(wanted.attempt) },
          },
        }),
      );
      return { attempt, counts };
    },
  });

/** The tests of an attempt, the failed ones first, or those of one outcome. */
export const testsQuery = (wanted: Wanted, outcome: TestOutcome | undefined) => {
  const outcomes = outcome === undefined ? TEST_OUTCOMES : ([outcome] as const);
  const begin: Position = { outcome: outcomes[0], cursor: null };
  return infiniteQueryOptions({
    ...reading(wanted, keyOf(wanted, 'tests', outcome ?? 'all')),
    queryFn: ({ pageParam: { outcome, cursor } }) =>
      answered(
        api.GET('/api/executions/{taskId}/tests', {
          params: {
            path: { taskId: wanted.taskId },
            query: {
              outcome,
              limit: TESTS_PAGE,
              ...attemptIn(wanted.attempt),
              ...(cursor === null ? {} : { cursor }),
            },
          },
        }),
      ),
    initialPageParam: begin,
    getNextPageParam: (last, _, at) => positionAfter(last, at, outcomes),
  });
};

/** How a test ended in the latest executions of the image. */
export const historyQuery = (taskId: string, testKey: string) =>
  queryOptions({
    queryKey: [...RESULTS, taskId, 'history', testKey] as const,
    queryFn: async () =>
      (
        await answered(
          api.GET('/api/executions/{taskId}/tests/{testKey}/history', {
            params: { path: { taskId, testKey } },
          }),
        )
      ).data,
    staleTime: HISTORY_RENEWED_MS,
  });

/** What an attempt left. */
export interface Artifacts {
  readonly attempt: number;
  readonly files: readonly Artifact[];
  /** There are more files than these. */
  readonly isCut: boolean;
  /** Of all attempts. */
  readonly totals: readonly ReportTotals[];
}

export const artifactsQuery = (wanted: Wanted) =>
  queryOptions({
    ...reading(wanted, keyOf(wanted, 'artifacts')),
    queryFn: async (): Promise<Artifacts> => {
      const pages: Schemas['ArtifactListAnswer'][] = [];
      const { rows, isCut } = await pagesUpTo(FILE_PAGES_MAX, async (page) => {
        // Of the attempt of the first page, also when a later one leaves something meanwhile.
        const attempt = pages[0]?.attempt ?? wanted.attempt;
        const got = await answered(
          api.GET('/api/executions/{taskId}/artifacts', {
            params: {
              path: { taskId: wanted.taskId },
              query: { ...page, ...attemptIn(attempt) },
            },
          }),
        );
        pages.push(got);
        return got;
      });
      return {
        attempt: pages[0]?.attempt ?? 1,
        files: sorted(rows),
        isCut,
        totals: pages[0]?.totals ?? [],
      };
    },
  });

/** Where a browser's tab finds an attempt's files without a token, for some minutes. */
export const linkQuery = (taskId: string, attempt: number) =>
  queryOptions({
    queryKey: [...RESULTS, taskId, 'link', attempt] as const,
    queryFn: async () =>
      (
        await answered(
          api.POST('/api/executions/{taskId}/report-links', {
            params: { path: { taskId }, query: { attempt } },
          }),
        )
      ).data.url,
    staleTime: LINK_RENEWED_MS,
    refetchInterval: LINK_RENEWED_MS,
    // Nobody is to find an old one.
    gcTime: 0,
  });

/** What a text begins with; of the same sum it is the same. */
export const textQuery = (taskId: string, reports: string, file: Artifact) =>
  queryOptions({
    queryKey: [...RESULTS, taskId, 'text', file.sha256] as const,
    queryFn: () =>
      beginningOf(`${reports}${inAddress(file.path)}?attempt=${file.attempt}`, TEXT_BYTES_MAX),
    staleTime: Infinity,
  });

/** The beginning of a file; what is no UTF-8 in it is replaced. */
async function beginningOf(path: string, bytesMax: number): Promise<string> {
  const { href } = new URL(path, window.location.origin);
  const asked = new Request(href, { headers: { Range: `bytes=0-${bytesMax - 1}` } });
  const answer = await session.fetch(asked).catch((failure: unknown) => {
    throw ApiProblem.from(failure);
  });
  if (!answer.ok) {
    throw ApiProblem.of(answer.status, await answer.json().catch(() => undefined));
  }
  const bytes = new Uint8Array(await answer.arrayBuffer()).subarray(0, bytesMax);
  // As of a stream that goes on: a character that is cut in two is left out.
  return new TextDecoder().decode(bytes, { stream: bytes.length === bytesMax });
}
