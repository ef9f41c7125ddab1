import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { LoadingState, QueryView } from '@/components/ui/States';
import { count, plural } from '@/lib/format';
import { Tile } from '../Tile';
import { dayWords } from '../words';
import { organizationQuery, type OrganizationDays, type Span } from './api';
import { chartDays, judgedOf, millisWords, rateWords } from './words';

/** They bring a library along, which no other page needs. */
const Charts = lazy(() => import('../Charts'));

/** How the organization's runs have gone, all images together; nothing when none has ended. */
export function AllImages({ days }: { days: Span }) {
  const figures = useQuery(organizationQuery(days));
  return (
    <QueryView query={figures} what="the figures of all images">
      {(data) => (data.total.runs === 0 ? null : <Figures figures={data} days={days} />)}
    </QueryView>
  );
}

function Figures({ figures, days }: { figures: OrganizationDays; days: Span }) {
  const { total, complete, from, daily } = figures;
  const { runs, counts, passRate, durations, queueTimes } = total;
  const shown = useMemo(() => chartDays(daily), [daily]);
  return (
    <>
      {!complete && (
        <p role="status" className="rounded-md bg-warn-soft px-3 py-2 text-warn">
          Too many images ran for all of these days: only those from {dayWords(from)} on are
          counted.
        </p>
      )}
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Tile name="Pass rate" note={`of ${plural(judgedOf(counts), 'judged run')}`}>
          {rateWords(passRate)}
        </Tile>
        <Tile name="Runs" note={complete ? `in ${days} days` : `since ${dayWords(from)}`}>
          {count(runs)}
        </Tile>
        <Tile name="Usual duration" note={`95 % within ${millisWords(durations?.p95Millis)}`}>
          {millisWords(durations?.p50Millis)}
        </Tile>
        <Tile name="Usual wait" note={`95 % within ${millisWords(queueTimes?.p95Millis)}`}>
          {millisWords(queueTimes?.p50Millis)}
        </Tile>
      </dl>
      <Suspense fallback={<LoadingState what="the charts" />}>
        <Charts days={shown} />
      </Suspense>
    </>
  );
}
