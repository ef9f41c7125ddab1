import { useEffect, useRef, useState } from 'react';
import type { LogBuffer } from './LogBuffer';
import { plain } from './ansi';

/** Lines that are looked at before the page may act again. */
const LINES_AT_ONCE = 20_000;
/** Enough to see that the query is too short. */
const MATCHES_MAX = 10_000;

interface Progress {
  buffer: LogBuffer;
  attempt: number | undefined;
  query: string;
  at: number;
  matches: readonly number[];
}

/** Positions of the lines that hold a text, in any case; they grow with the log. */
export function useSearch(buffer: LogBuffer, query: string): readonly number[] {
  const progress = useRef<Progress>(undefined);
  const [found, setFound] = useState<readonly number[]>([]);
  const { version } = buffer;

  useEffect(() => {
    const needle = query.toLowerCase();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = () => {
      const present = progress.current;
      if (!present || needle === '') {
        setFound([]);
        return;
      }
      const end = Math.min(buffer.all.length, present.at + LINES_AT_ONCE);
      const more: number[] = [];
      for (; present.at < end; present.at++) {
        const isFull = present.matches.length + more.length >= MATCHES_MAX;
        if (
          !isFull &&
          plain(buffer.all[present.at]?.text ?? '')
            .toLowerCase()
            .includes(needle)
        ) {
          more.push(present.at);
        }
      }
      if (more.length > 0 || present.at === end) {
        present.matches = more.length > 0 ? [...present.matches, ...more] : present.matches;
        setFound(present.matches);
      }
      if (end < buffer.all.length) {
        timer = setTimeout(step, 0);
      }
    };
    const known = progress.current;
    const isSame =
      known?.buffer === buffer && known.attempt === buffer.attempt && known.query === needle;
    if (!isSame) {
      progress.current = { buffer, attempt: buffer.attempt, query: needle, at: 0, matches: [] };
    }
    timer = setTimeout(step, 0);
    return () => clearTimeout(timer);
  }, [buffer, query, version]);

  return query === '' ? [] : found;
}
