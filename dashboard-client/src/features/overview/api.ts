import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pagesUpTo, type Beginning } from '@/lib/pages';
import type { ExecutionStatus } from '@/lib/schemas';
import { answered, api, live } from '@/lib/services';
import { DAYS, type Run } from './figures';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** 5,000 runs: more would keep people waiting, and the service busy. */
const PAGES_MAX = 25;
const HISTORY_EVERY_MS = 5 * 60_000;
const PRESENT_EVERY_MS = 15_000;
/** Between two looks at the present, however much is told of. */
const LOOK_EVERY_MS = 5_000;

export const historyQuery = queryOptions({
  queryKey: ['overview', 'history'] as const,
  staleTime: HISTORY_EVERY_MS,
  refetchInterval: HISTORY_EVERY_MS,
  queryFn: async (): Promise<Beginning<Run>> => {
    // A day more than is shown: when the first one begins depends on where it is looked at.
    const from = new Date(Date.now() - (DAYS + 1) * DAY_MS).toISOString();
    const { rows, isCut } = await pagesUpTo(PAGES_MAX, async (page) => {
      const query = { ...page, from };
      const { data, nextCursor } = await answered(
        api.GET('/api/executions', { params: { query } }),
      );
      return { data: data.map(runOf), nextCursor };
    });
    return { rows, isCut };
  },
});

/** Thousands are kept: without what the figures do not need. */
function runOf({ status, createdAt, startTime, endTime, image, folder }: Run): Run {
  return { status, createdAt, startTime, endTime, image, folder };
}

export interface Present {
  running: Beginning<unknown>;
  waiting: Beginning<unknown>;
}

const presentQuery = queryOptions({
  queryKey: ['overview', 'present'] as const,
  refetchInterval: PRESENT_EVERY_MS,
  queryFn: async (): Promise<Present> => {
    const [running, waiting] = await Promise.all([
      firstOf(['RUNNING', 'ANALYZING']),
      firstOf(['PENDING']),
    ]);
    return { running, waiting };
  },
});

function firstOf(status: ExecutionStatus[]): Promise<Beginning<unknown>> {
  return pagesUpTo(1, (page) =>
    answered(api.GET('/api/executions', { params: { query: { ...page, status } } })),
  );
}

/** What runs and waits now, looked up when the live channel tells of something. */
export function usePresent() {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookedAt = 0;
    const look = () => {
      timer = undefined;
      lookedAt = Date.now();
      void queries.invalidateQueries({ queryKey: presentQuery.queryKey });
    };
    const stop = live.onUpdate(() => {
      timer ??= setTimeout(look, Math.max(0, lookedAt + LOOK_EVERY_MS - Date.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [queries]);
  return useQuery(presentQuery);
}
