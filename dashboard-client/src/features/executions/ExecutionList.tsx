import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { useLocation } from 'react-router';
import { useNow } from '@/components/ui/Time';
import { plural } from '@/lib/format';
import { ExecutionRow } from './ExecutionRow';
import { isFinal } from './filters';
import { LoadingMore, useMoreNearEnd } from './more';
import type { Row } from './rows';

const ROW_PX = 58;
const OVERSCAN = 12;
const SECOND_MS = 1_000;

interface Props {
  rows: readonly Row[];
  chosen: ReadonlySet<string>;
  onChoose: ((taskId: string, isChosen: boolean) => void) | undefined;
  onToggle: (group: string) => void;
  hasMore: boolean;
  onMore: () => void;
}

/** The executions that are loaded; only those in sight are in the page. */
export function ExecutionList({ rows, chosen, onChoose, onToggle, hasMore, onMore }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const { search } = useLocation();
  const isSomethingRunning = rows.some(
    (row) => row.kind === 'execution' && !isFinal(row.execution.status),
  );
  const now = useNow(SECOND_MS, isSomethingRunning);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => ref.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useMoreNearEnd({ last, rows: rows.length, hasMore, onMore });

  return (
    <div
      ref={ref}
      tabIndex={0}
      role="region"
      aria-label="Executions"
      className="min-h-0 flex-1 overflow-auto"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={row.kind === 'group' ? `group:${row.name}` : row.execution.taskId}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0 h-[58px]"
                style={{ transform: `translateY(${start}px)` }}
              >
                {row.kind === 'group' ? (
                  <GroupHeading row={row} onToggle={onToggle} />
                ) : (
                  <ExecutionRow
                    execution={row.execution}
                    to={{ pathname: `/dashboard/executions/${row.execution.taskId}`, search }}
                    now={isFinal(row.execution.status) ? 0 : now}
                    isChosen={chosen.has(row.execution.taskId)}
                    onChoose={onChoose}
                  />
                )}
              </li>
            )
          );
        })}
      </ul>
      {hasMore && <LoadingMore />}
    </div>
  );
}

interface GroupProps {
  row: Extract<Row, { kind: 'group' }>;
  onToggle: (group: string) => void;
}

function GroupHeading({ row, onToggle }: GroupProps) {
  const Chevron = row.isOpen ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={row.isOpen}
      onClick={() => onToggle(row.name)}
      className="flex h-full w-full items-center gap-2 border-b border-line bg-sunken px-4 text-left"
    >
      <Chevron aria-hidden className="size-4 shrink-0" />
      <span className="truncate font-semibold">{row.name}</span>
      <span className="flex shrink-0 gap-2">
        <span className="text-muted">{plural(row.size, 'run')}</span>
        {row.running > 0 && <span className="text-busy">{row.running} under way</span>}
        {row.failed > 0 && <span className="text-bad">{row.failed} failed</span>}
      </span>
    </button>
  );
}
