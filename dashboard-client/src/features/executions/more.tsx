import { LoaderCircle } from 'lucide-react';
import { useEffect } from 'react';

/** So near to the end of what is loaded the next page is asked for. */
const ROWS_AHEAD = 15;

interface Loaded {
  /** The last row that is in the page, counted from 0. */
  last: number;
  rows: number;
  hasMore: boolean;
  onMore: (() => void) | undefined;
}

/** Asks for the next page of a list when its end comes into sight. */
export function useMoreNearEnd({ last, rows, hasMore, onMore }: Loaded): void {
  const isNearEnd = hasMore && last >= rows - ROWS_AHEAD;
  useEffect(() => {
    if (isNearEnd) {
      onMore?.();
    }
  }, [isNearEnd, onMore]);
}

/** What stands below a list that goes on. */
export function LoadingMore() {
  return (
    <p role="status" className="flex items-center justify-center gap-2 p-3 text-muted">
      <LoaderCircle aria-hidden className="size-4 animate-spin" /> Loading more…
    </p>
  );
}
