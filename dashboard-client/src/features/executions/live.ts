import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useConnection } from '@/lib/hooks';
import type { ExecutionUpdated } from '@/lib/live/messages';
import { POLL_MS } from '@/lib/query';
import type { Execution } from '@/lib/schemas';
import { live } from '@/lib/services';
import { executionQuery, fetchPage, LISTS } from './api';
import { holds, patched, withFreshTop, withUpdate, type Pages } from './cache';
import { admits, type Filters } from './filters';

/** Between two looks at the top of a list, however many new executions are told of. */
const LOOK_EVERY_MS = 3_000;
/** Why something waits changes without news; as long as something does, it is looked up. */
const WAITING_EVERY_MS = 15_000;
/** Pages that are read again after a pause of the live channel; those below are let go. */
const PAGES_REREAD_MAX = 4;

/**
 * Keeps what is shown of executions as new as the live channel is. Each change is applied to what
 * is loaded; the service's answers stay the truth. Used once, around every page.
 */
export function useLiveExecutions(): void {
  const queries = useQueryClient();
  const connection = useConnection();
  const isLive = connection.kind === 'live';

  useEffect(() => {
    const news = new News(queries);
    const stops = [live.onUpdate(news.update), live.onResume(news.resume), news.stop];
    return () => stops.forEach((stop) => stop());
  }, [queries]);

  useEffect(() => {
    const look = () => {
      if (!isLive || shownLists(queries).some(({ pages }) => isSomethingWaiting(pages))) {
        shownLists(queries).forEach((list) => void lookAtTop(queries, list.filters));
      }
      if (!isLive) {
        void queries.invalidateQueries({ queryKey: ['executions', 'one'] });
      }
    };
    const timer = setInterval(look, isLive ? WAITING_EVERY_MS : POLL_MS);
    return () => clearInterval(timer);
  }, [queries, isLive]);
}

class News {
  readonly #queries: QueryClient;
  readonly #ones = new Set<string>();
  #isTopStale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookedAt = 0;

  constructor(queries: QueryClient) {
    this.#queries = queries;
  }

  update = (update: ExecutionUpdated): void => {
    const queries = this.#queries;
    for (const { queryKey } of queries.getQueryCache().findAll({ queryKey: LISTS })) {
      const filters = queryKey[2] as Filters;
      queries.setQueryData<Pages>(queryKey, (pages) => {
        if (pages && holds(pages, update.taskId)) {
          return withUpdate(pages, update, filters);
        }
        this.#isTopStale ||= update.deleted !== true && admits(filters, update.status);
        return pages;
      });
    }
    const one = executionQuery(update.taskId).queryKey;
    if (update.deleted === true) {
      void queries.invalidateQueries({ queryKey: one });
    } else if (queries.getQueryData<Execution>(one)) {
      queries.setQueryData<Execution>(one, (present) => present && patched(present, update));
      this.#ones.add(update.taskId);
    }
    if (this.#isTopStale || this.#ones.size > 0) {
      this.#lookSoon();
    }
  };

  /** What was missed while it was not live is asked for. */
  resume = (): void => {
    this.#queries.setQueriesData<Pages>({ queryKey: LISTS }, (pages) =>
      pages && pages.pages.length > PAGES_REREAD_MAX
        ? {
            pages: pages.pages.slice(0, PAGES_REREAD_MAX),
            pageParams: pages.pageParams.slice(0, PAGES_REREAD_MAX),
          }
        : pages,
    );
    void this.#queries.invalidateQueries({ queryKey: ['executions'] });
  };

  stop = (): void => {
    clearTimeout(this.#timer);
  };

  /** At once after a while of silence, else not more often than that. */
  #lookSoon(): void {
    if (this.#timer !== undefined) {
      return;
    }
    const pause = Math.max(0, this.#lookedAt + LOOK_EVERY_MS - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#lookedAt = Date.now();
      if (this.#isTopStale) {
        this.#isTopStale = false;
        shownLists(this.#queries).forEach(({ filters }) => void lookAtTop(this.#queries, filters));
      }
      this.#ones.forEach(
        (taskId) =>
          void this.#queries.invalidateQueries({ queryKey: executionQuery(taskId).queryKey }),
      );
      this.#ones.clear();
    }, pause);
  }
}

function shownLists(queries: QueryClient): { filters: Filters; pages: Pages | undefined }[] {
  return queries
    .getQueryCache()
    .findAll({ queryKey: LISTS, type: 'active' })
    .map(({ queryKey, state }) => ({
      filters: queryKey[2] as Filters,
      pages: state.data as Pages | undefined,
    }));
}

function isSomethingWaiting(pages: Pages | undefined): boolean {
  return pages?.pages[0]?.data.some(({ status }) => status === 'PENDING') ?? false;
}

async function lookAtTop(queries: QueryClient, filters: Filters): Promise<void> {
  try {
    const fresh = await fetchPage(filters, null);
    queries.setQueryData<Pages>(
      [...LISTS, filters],
      (pages) => pages && withFreshTop(pages, fresh),
    );
  } catch {
    // The list stays as it is; the next look or the next news asks again.
  }
}
