import { memo } from 'react';
import { Link } from 'react-router';
import { RelativeTime } from '@/components/ui/Time';
import type { Execution } from '@/lib/schemas';
import { StatusBadge } from './StatusBadge';
import { ranFor, waitingWords } from './words';

interface Props {
  execution: Execution;
  to: { pathname: string; search: string };
  /** The present, for what runs; any number for what has ended. */
  now: number;
  isChosen: boolean;
  /** undefined when there is nothing that could be done with what is chosen. */
  onChoose: ((taskId: string, isChosen: boolean) => void) | undefined;
}

export const ExecutionRow = memo(function ExecutionRow({
  execution,
  to,
  now,
  isChosen,
  onChoose,
}: Props) {
  const { taskId, status, waiting, groupName, config, image } = execution;
  const note = [groupName, config.environment].filter(Boolean).join(' · ');
  return (
    <div className="relative flex h-full items-center gap-3 border-b border-line px-3 hover:bg-sunken md:px-4">
      {onChoose && (
        <input
          type="checkbox"
          aria-label={`Choose ${taskId}`}
          checked={isChosen}
          onChange={({ target }) => onChoose(taskId, target.checked)}
          className="relative z-10 size-4 accent-accent"
        />
      )}
      {/* On a phone the name has a line of its own, and the status is below it. */}
      <span className="grid min-w-0 flex-1 grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 md:grid-cols-[6.5rem_minmax(0,1fr)] md:gap-y-0">
        <span className="row-start-2 flex md:row-span-2 md:row-start-1">
          <StatusBadge status={status} />
        </span>
        <Link
          to={to}
          className="col-span-2 row-start-1 block truncate font-medium after:absolute after:inset-0 md:col-span-1 md:col-start-2"
        >
          {taskId}
        </Link>
        <span className="col-start-2 row-start-2 block truncate text-xs text-muted">
          {status === 'PENDING' && waiting ? waitingWords(waiting) : image}
        </span>
      </span>
      <span className="hidden w-48 truncate text-muted md:block">{note}</span>
      <span className="w-24 shrink-0 text-right text-xs text-muted">
        <RelativeTime at={execution.createdAt} />
        <span className="block tabular-nums">{ranFor(execution, now) ?? '–'}</span>
      </span>
    </div>
  );
});
