import { queryOptions, useQuery } from '@tanstack/react-query';
import { Badge } from '@/components/ui/Badge';
import { Page } from '@/components/ui/Page';
import { QueryView } from '@/components/ui/States';
import { count, date, plural } from '@/lib/format';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

const usageQuery = queryOptions({
  queryKey: ['usage'],
  refetchInterval: 30_000,
  queryFn: async () => (await answered(api.GET('/api/organization/usage'))).data,
});

export default function UsagePage() {
  const usage = useQuery(usageQuery);
  return (
    <Page title="Usage" description="What your organization uses of its plan">
      <QueryView query={usage} what="the usage">
        {(data) => (
          <>
            <p className="flex flex-wrap items-center gap-2 text-muted">
              <Badge tone="busy">{data.plan}</Badge>
              The runs of {data.month} count until {date(data.resetsAt)}. Output, tests and
              artifacts of a run are kept {keptFor(data.retentionDays)}.
            </p>
            <div className="grid gap-4 md:grid-cols-2">
              <Meter name="Test runs this month" used={data.testRuns} />
              <Meter name="Runs at once" used={data.concurrentRuns} />
              <Meter
                name="Members"
                used={data.users}
                note={
                  data.pendingInvitations > 0
                    ? `and ${plural(data.pendingInvitations, 'open invitation')}`
                    : undefined
                }
              />
              <Meter name="Projects" used={data.projects} />
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function keptFor(days: number | null): string {
  return days === null ? 'for ever' : `for ${plural(days, 'day')} after its end`;
}

interface MeterProps {
  name: string;
  used: Schemas['UsedView'];
  note?: string | undefined;
}

function Meter({ name, used, note }: MeterProps) {
  const isFull = used.mark === 100;
  const colour = isFull ? 'bg-bad' : used.mark === null ? 'bg-accent' : 'bg-warn';
  return (
    <section className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <h2 className="font-semibold">{name}</h2>
      <p className="text-lg tabular-nums">
        {count(used.used)} <span className="text-sm text-muted">of {count(used.limit)}</span>
      </p>
      <div
        role="meter"
        aria-label={name}
        aria-valuenow={used.used}
        aria-valuemin={0}
        aria-valuemax={used.limit}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div className={`h-full ${colour}`} style={{ width: `${Math.min(100, used.percent)}%` }} />
      </div>
      <p
        className={`text-xs ${used.mark === null ? 'text-muted' : isFull ? 'text-bad' : 'text-warn'}`}
      >
        {isFull ? 'Used up' : `${used.percent} % used`} {note}
      </p>
    </section>
  );
}
