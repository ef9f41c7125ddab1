import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useConnection } from '@/lib/hooks';
import { POLL_MS } from '@/lib/query';
import { answered, api, live } from '@/lib/services';
import { LogBuffer } from './LogBuffer';

/** So long the socket has the time to come up before lines are asked for in another way. */
const PATIENCE_MS = 2_000;
const PAGE_LINES = 5_000;

/**
 * The log of an execution's attempt as it grows.
 *
 * @param attempt undefined means the latest one, and those after it
 */
export function useRunLog(taskId: string, attempt: number | undefined): LogBuffer {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another execution has another log
  const buffer = useMemo(() => new LogBuffer(attempt), [taskId, attempt]);
  const isLive = useConnection().kind === 'live';

  useEffect(() => live.follow(taskId, buffer), [taskId, buffer]);

  useEffect(() => {
    if (isLive) {
      return;
    }
    let isOver = false;
    let timer = setTimeout(() => void look(), PATIENCE_MS);
    const look = async () => {
      const mayGrow = await readOn(taskId, buffer, () => isOver).catch(() => true);
      if (mayGrow && !isOver) {
        timer = setTimeout(() => void look(), POLL_MS);
      }
    };
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [taskId, buffer, isLive]);

  useSyncExternalStore(buffer.listen, () => buffer.version);
  return buffer;
}

/** Reads what is stored. @returns whether more may come */
async function readOn(taskId: string, buffer: LogBuffer, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const { fromSeq, ...which } = buffer.wanted();
    const page = await answered(
      api.GET('/api/executions/{taskId}/logs', {
        params: { path: { taskId }, query: { ...which, fromSeq, limit: PAGE_LINES } },
      }),
    );
    if (typeof page === 'string') {
      return false;
    }
    if (!buffer.subscribed(page.attempt, fromSeq)) {
      continue;
    }
    buffer.lines(page.attempt, page.data);
    if (page.nextCursor === null || page.data.length === 0) {
      return page.nextCursor !== null;
    }
  }
  return false;
}
