import type { InfiniteData } from '@tanstack/react-query';
import type { ExecutionUpdated } from '@/lib/live/messages';
import type { Execution, Schemas } from '@/lib/schemas';
import { admits, isFinal, type Filters } from './filters';

export type ExecutionPage = Schemas['ExecutionListAnswer'];
export type Pages = InfiniteData<ExecutionPage, string | null>;

/** What an update makes of an execution; a late one changes nothing. */
export function patched(execution: Execution, update: ExecutionUpdated): Execution {
  if (update.version <= execution.version) {
    return execution;
  }
  const { waiting, cancelRequested, ...rest } = execution;
  const { analysis } = update;
  const isPending = update.status === 'PENDING';
  return {
    ...rest,
    ...(isPending && waiting ? { waiting } : {}),
    ...(cancelRequested === true && !isFinal(update.status) ? { cancelRequested } : {}),
    ...(analysis ? { analysis } : {}),
    status: update.status,
    version: update.version,
    startTime: update.startTime ?? execution.startTime,
    endTime: update.endTime ?? execution.endTime,
    exitCode: update.exitCode ?? execution.exitCode,
    error: update.error ?? execution.error,
  };
}

export function holds(pages: Pages, taskId: string): boolean {
  return pages.pages.some(({ data }) => data.some((execution) => execution.taskId === taskId));
}

/** The list after an update of an execution that it holds. */
export function withUpdate(pages: Pages, update: ExecutionUpdated, filters: Filters): Pages {
  return mapped(pages, (execution) => {
    if (execution.taskId !== update.taskId) {
      return execution;
    }
    const next = patched(execution, update);
    return update.deleted === true || !admits(filters, next.status) ? undefined : next;
  });
}

export function without(pages: Pages, taskIds: ReadonlySet<string>): Pages {
  return mapped(pages, (execution) => (taskIds.has(execution.taskId) ? undefined : execution));
}

/** The list after its first page was asked for again; the pages below stay loaded. */
export function withFreshTop(pages: Pages, fresh: ExecutionPage): Pages {
  const known = new Set(pages.pages.flatMap(({ data }) => data.map(({ taskId }) => taskId)));
  const added = fresh.data.filter(({ taskId }) => !known.has(taskId));
  const oldest = fresh.data.at(-1);
  const isAll = fresh.nextCursor === null;
  const hasGap = added.length === fresh.data.length && known.size > 0;
  if (isAll || hasGap || !oldest) {
    return { pages: [keepNewer(pages, fresh)], pageParams: [null] };
  }
  const byId = new Map(fresh.data.map((execution) => [execution.taskId, execution]));
  const kept = mapped(pages, (execution) => {
    const now = byId.get(execution.taskId);
    if (!now) {
      // Within what the fresh page shows, and not on it: deleted, or filtered out now.
      return isBefore(execution, oldest) ? undefined : execution;
    }
    return now.version >= execution.version ? now : execution;
  });
  const [first, ...others] = kept.pages;
  return first
    ? {
        ...kept,
        pages: [{ ...first, data: [...added, ...first.data].sort(newestFirst) }, ...others],
      }
    : { pages: [fresh], pageParams: [null] };
}

/** An answer may be older than the news that came meanwhile. */
function keepNewer(pages: Pages, fresh: ExecutionPage): ExecutionPage {
  const known = new Map(
    pages.pages.flatMap(({ data }) => data.map((execution) => [execution.taskId, execution])),
  );
  return {
    ...fresh,
    data: fresh.data.map((execution) => {
      const present = known.get(execution.taskId);
      return present && present.version > execution.version ? present : execution;
    }),
  };
}

function mapped(pages: Pages, change: (execution: Execution) => Execution | undefined): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      data: page.data.map(change).filter((execution) => execution !== undefined),
    })),
  };
}

/** As the service orders them: by creation, ties by name. */
function newestFirst(one: Execution, other: Execution): number {
  return (
    Date.parse(other.createdAt) - Date.parse(one.createdAt) || (one.taskId < other.taskId ? 1 : -1)
  );
}

function isBefore(one: Execution, other: Execution): boolean {
  return Date.parse(one.createdAt) > Date.parse(other.createdAt);
}
