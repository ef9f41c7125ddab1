import type { ReactNode } from 'react';
import { count } from '@/lib/format';
import type { Execution } from '@/lib/schemas';
import { shortfallOf, type Artifact, type ReportTotals } from './artifacts';

function Note({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      className="mx-4 mt-3 rounded-md bg-warn-soft px-3 py-2 wrap-anywhere text-warn"
    >
      {children}
    </p>
  );
}

interface ShortfallProps {
  execution: Execution;
  attempt: number;
  totals: readonly ReportTotals[];
}

/** Says when an attempt left more than there is. */
export function Shortfall({ execution, attempt, totals }: ShortfallProps) {
  const why = shortfallOf(execution, attempt, totals);
  return why === undefined ? null : <Note>{why}</Note>;
}

/** Says which files could not be read as JUnit files. */
export function Unreadable({ files }: { files: readonly Artifact[] }) {
  const [first, ...others] = files.filter(({ problem }) => problem !== null);
  return (
    first && (
      <Note>
        {first.path} was not read for tests. {first.problem}
        {others.length > 0 && ` So it is with ${count(others.length)} more.`}
      </Note>
    )
  );
}
