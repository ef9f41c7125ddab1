import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, RefreshCw, ScrollText, ShieldCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '@/components/ui/Button';
import { Page, Panel, Table } from '@/components/ui/Page';
import { Alert, EmptyState, NoPermissionState, QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { useTell } from '@/components/ui/Toasts';
import { useNames } from '@/features/people/api';
import { plural } from '@/lib/format';
import { useMay } from '@/lib/hooks';
import type { Schemas } from '@/lib/schemas';
import { auditQuery, downloadAudit, useVerification, type AuditFilters } from './api';

export default function AuditPage() {
  const may = useMay('audit:read');
  return (
    <Page title="Audit" description="Who did what, in a chain that shows whether it was changed">
      {may ? (
        <Trail />
      ) : (
        <Panel>
          <NoPermissionState what="the audit trail" />
        </Panel>
      )}
    </Page>
  );
}

function Trail() {
  const [query, setQuery] = useSearchParams();
  const filters: AuditFilters = {
    type: query.get('type') ?? '',
    actor: query.get('actor') ?? '',
    subject: query.get('subject') ?? '',
  };
  const withRoutine = query.get('routine') === 'shown';
  const events = useInfiniteQuery(auditQuery(filters, withRoutine));
  const isFiltered = Object.values(filters).some((value) => value !== '');
  const limitTo = (name: keyof AuditFilters, value: string) =>
    setQuery((present) => {
      const next = new URLSearchParams(present);
      next.set(name, value);
      return next;
    });
  const routine = (isShown: boolean) =>
    setQuery(
      (present) => {
        const next = new URLSearchParams(present);
        next.delete('routine');
        if (isShown) {
          next.set('routine', 'shown');
        }
        return next;
      },
      { replace: true },
    );
  const clear = () => setQuery(withRoutine ? { routine: 'shown' } : {});
  return (
    <>
      <Tools filters={filters} onClear={isFiltered ? clear : undefined}>
        <Button
          aria-pressed={withRoutine}
          kind={withRoutine ? 'primary' : 'plain'}
          onClick={() => routine(!withRoutine)}
        >
          <RefreshCw aria-hidden className="size-4" /> Routine events
        </Button>
      </Tools>
      <Panel>
        <QueryView query={events} what="the audit trail">
          {({ pages }) => {
            const all = pages.flatMap(({ data }) => data);
            return all.length === 0 ? (
              <EmptyState icon={ScrollText} title="No event is like that" />
            ) : (
              <Events events={all} onLimit={limitTo} />
            );
          }}
        </QueryView>
      </Panel>
      {events.hasNextPage && (
        <Button
          className="self-center"
          isBusy={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          Earlier events
        </Button>
      )}
    </>
  );
}

interface ToolsProps {
  filters: AuditFilters;
  onClear: (() => void) | undefined;
  /** What else can be chosen. */
  children: ReactNode;
}

function Tools({ filters, onClear, children }: ToolsProps) {
  const verification = useVerification();
  const tell = useTell();
  const [isLoading, setLoading] = useState(false);
  const download = () => {
    setLoading(true);
    void downloadAudit(filters)
      .catch(tell.failed)
      .finally(() => setLoading(false));
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button isBusy={verification.isPending} onClick={() => verification.mutate()}>
        <ShieldCheck aria-hidden className="size-4" /> Check the chain
      </Button>
      <Button isBusy={isLoading} onClick={download}>
        <Download aria-hidden className="size-4" /> Export
      </Button>
      {children}
      {onClear && (
        <Button kind="quiet" onClick={onClear}>
          Clear
        </Button>
      )}
      {verification.data && <Verdict report={verification.data} />}
      <Alert failure={verification.error} />
    </div>
  );
}

function Verdict({ report }: { report: Schemas['ChainReportView'] }) {
  const { intact, events, firstFault } = report;
  return (
    <p role="status" className={intact ? 'text-ok' : 'font-semibold text-bad'}>
      {intact
        ? `${plural(events, 'event')}, all as they were written.`
        : `Changed at event ${firstFault?.seq ?? events + 1}: ${firstFault?.kind.toLowerCase().replaceAll('_', ' ') ?? 'not as it was written'}.`}
    </p>
  );
}

interface EventsProps {
  events: Schemas['AuditEventView'][];
  onLimit: (name: keyof AuditFilters, value: string) => void;
}

const LINK = 'text-left hover:underline';

function Events({ events, onLimit }: EventsProps) {
  const nameOf = useNames();
  return (
    <Table
      caption="Audit events"
      rows={events}
      keyOf={({ id }) => id}
      columns={[
        { name: 'When', cell: ({ occurredAt }) => <RelativeTime at={occurredAt} /> },
        {
          name: 'What',
          cell: ({ type, data }) => (
            <>
              <button
                type="button"
                className={`${LINK} font-medium`}
                onClick={() => onLimit('type', type)}
              >
                {type}
              </button>
              <span className="block text-xs break-all text-muted">
                {Object.entries(data)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join(', ')}
              </span>
            </>
          ),
        },
        {
          name: 'Who',
          cell: ({ actor }) => {
            const id = actor.userId ?? actor.apiKeyId;
            return id === null ? (
              'the service'
            ) : (
              <button
                type="button"
                className={`${LINK} wrap-break-word`}
                onClick={() => onLimit('actor', id)}
              >
                {nameOf(id) ?? id}
              </button>
            );
          },
        },
        {
          name: 'Of what',
          isExtra: true,
          cell: ({ subject }) => (
            <button type="button" className={LINK} onClick={() => onLimit('subject', subject)}>
              {subject}
            </button>
          ),
        },
        { name: 'From where', isExtra: true, cell: ({ actor }) => actor.address ?? '–' },
      ]}
    />
  );
}
