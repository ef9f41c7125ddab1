import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import { buttonLook } from '@/components/ui/Button';
import { Page } from '@/components/ui/Page';
import { EmptyState, LoadingState, QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { count, dateTime, percent, plural } from '@/lib/format';
import type { Beginning } from '@/lib/pages';
import { historyQuery, usePresent, type Present } from './api';
import { DAYS, figuresOf, type Figures, type Run } from './figures';
import { Rankings } from './Rankings';
import { Tile } from './Tile';
import { durationWords } from './words';

/** They bring a library along, which no other page needs. */
const Charts = lazy(() => import('./Charts'));

const { timeZone: ZONE } = Intl.DateTimeFormat().resolvedOptions();

/** How the tests have done lately, and what goes on now. */
export default function OverviewPage() {
  const history = useQuery(historyQuery);
  return (
    <Page
      title="Overview"
      description={`The last ${DAYS} days (time zone: ${ZONE.replaceAll('_', ' ')})`}
    >
      <QueryView query={history} what="the overview">
        {(loaded) => <Overview loaded={loaded} at={history.dataUpdatedAt} />}
      </QueryView>
    </Page>
  );
}

function Overview({ loaded, at }: { loaded: Beginning<Run>; at: number }) {
  const figures = useMemo(
    () => figuresOf(loaded.rows, { now: at, zone: ZONE, isCut: loaded.isCut }),
    [loaded, at],
  );
  if (figures.total.runs === 0) {
    return (
      <EmptyState icon={ChartColumn} title={`Nothing has run in the last ${DAYS} days`}>
        <p>How often tests pass and how long they take is shown here once some have run.</p>
        <Link to="/dashboard" className={buttonLook('primary')}>
          To the executions
        </Link>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="text-xs text-muted">
        Looked up <RelativeTime at={new Date(at).toISOString()} />. Unstable runs, which passed
        after a retry, count as passed; cancelled ones and those under way do not count. Durations
        are of runs that passed or failed.
      </p>
      {figures.countedSince !== undefined && (
        <p role="status" className="rounded-md bg-warn-soft px-3 py-2 text-warn">
          Only the newest {count(figures.total.runs)} runs are counted: those since{' '}
          {dateTime(figures.countedSince)}.
        </p>
      )}
      <Tiles figures={figures} />
      <Suspense fallback={<LoadingState what="the charts" />}>
        <Charts days={figures.days} />
      </Suspense>
      <Rankings runs={figures.runs} />
    </>
  );
}

function Tiles({ figures: { total } }: { figures: Figures }) {
  const present = usePresent();
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      <Tile name="Pass rate" note={`of ${plural(total.judged, 'judged run')}`}>
        {total.passRate === undefined ? '–' : percent(total.passRate)}
      </Tile>
      <Tile name="Runs" note={`in ${DAYS} days`}>
        {count(total.runs)}
      </Tile>
      <Tile name="Usual duration" note={`95 % within ${durationWords(total.p95Ms)}`}>
        {durationWords(total.p50Ms)}
      </Tile>
      <Tile name="Running now" note={<Listed query="status=RUNNING&status=ANALYZING" />}>
        <Amount of={present.data} part="running" />
      </Tile>
      <Tile name="Waiting now" note={<Listed query="status=PENDING" />}>
        <Amount of={present.data} part="waiting" />
      </Tile>
    </dl>
  );
}

function Listed({ query }: { query: string }) {
  return (
    <Link to={`/dashboard?${query}`} className="underline underline-offset-2 hover:text-ink">
      Show them
    </Link>
  );
}

/** Not known is another thing than none. */
function Amount({ of, part }: { of: Present | undefined; part: keyof Present }) {
  return of === undefined ? '–' : `${count(of[part].rows.length)}${of[part].isCut ? '+' : ''}`;
}
