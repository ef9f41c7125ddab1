import { useEffect, useState } from 'react';
import { dateTime, relativeTime } from '@/lib/format';

const EVERY_MS = 15_000;

/** The present, renewed as often as that; one clock for each who asks. */
export function useNow(everyMs: number, isRunning = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, isRunning]);
  return now;
}

/** How long ago something was, or how far ahead. */
export function RelativeTime({ at }: { at: string | null | undefined }) {
  const now = useNow(EVERY_MS);
  if (at === null || at === undefined) {
    return <span className="text-muted">never</span>;
  }
  return (
    <time dateTime={at} title={dateTime(at)} className="whitespace-nowrap">
      {relativeTime(at, now)}
    </time>
  );
}
