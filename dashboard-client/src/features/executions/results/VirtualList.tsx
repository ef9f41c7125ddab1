import { measureElement, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, type ReactNode } from 'react';
import { LoadingMore, useMoreNearEnd } from '../more';

const OVERSCAN = 12;

interface Props<T> {
  label: string;
  rows: readonly T[];
  /** Stays with a row while others come and go. */
  keyOf: (row: T) => string | number;
  /** How high most rows are; each is measured once it is in the page. */
  rowPx: number;
  hasMore?: boolean;
  onMore?: () => void;
  children: (row: T) => ReactNode;
}

/** A list of which only what is in sight is in the page; its rows may grow when they are opened. */
export function VirtualList<T>({
  label,
  rows,
  keyOf,
  rowPx,
  hasMore = false,
  onMore,
  children,
}: Props<T>) {
  const ref = useRef<HTMLDivElement>(null);
  const keyAt = useCallback(
    (index: number) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    [rows, keyOf],
  );
  const virtual = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => ref.current,
    getItemKey: keyAt,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    // What is not laid out has no height yet.
    measureElement: (row, entry, list) => measureElement(row, entry, list) || rowPx,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useMoreNearEnd({ last, rows: rows.length, hasMore, onMore });

  return (
    <div
      ref={ref}
      tabIndex={0}
      role="region"
      aria-label={label}
      className="min-h-40 min-w-0 flex-1 overflow-y-auto border-t border-line focus-visible:-outline-offset-2"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0 border-b border-line"
                style={{ transform: `translateY(${start}px)` }}
              >
                {children(row)}
              </li>
            )
          );
        })}
      </ul>
      {hasMore && <LoadingMore />}
    </div>
  );
}
