import { CalendarX2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/States';
import { date } from '@/lib/format';
import type { Execution } from '@/lib/schemas';

/** What is kept of an execution for as long as the plan says, or that it is not kept any more. */
export function Kept({ execution, children }: { execution: Execution; children: ReactNode }) {
  const { detailsRemovedAt } = execution;
  return detailsRemovedAt === undefined ? (
    children
  ) : (
    <EmptyState icon={CalendarX2} title="No longer kept">
      <p>
        Output, tests and artifacts of this execution were removed on {date(detailsRemovedAt)}: they
        were kept as long as your organization’s plan says.
      </p>
    </EmptyState>
  );
}
