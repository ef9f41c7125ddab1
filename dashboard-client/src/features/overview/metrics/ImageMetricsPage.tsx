import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, TrendingUp } from 'lucide-react';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { buttonLook } from '@/components/ui/Button';
import { Page, Panel } from '@/components/ui/Page';
import { EmptyState, LoadingState, QueryView } from '@/components/ui/States';
import { count, plural } from '@/lib/format';
import { Tile } from '../Tile';
import { imageQuery, spanOf, type ImageMetrics, type Span } from './api';
import { ShiftMark, TrendMark } from './Marks';
import { SpanField } from './SpanField';
import { chartDays, judgedOf, millisWords, rateWords, shiftWords, trendWords } from './words';

/** They bring a library along, which no other page needs. */
const Charts = lazy(() => import('../Charts'));

/** How the runs of one image have gone. */
export default function ImageMetricsPage() {
  const image = useParams()['*'] ?? '';
  const [query] = useSearchParams();
  const days = spanOf(query);
  const metrics = useQuery(imageQuery(image, days));
  return (
    <Page
      title={image}
      description="How this image’s runs have gone; days are those of UTC"
      actions={
        <>
          <Link
            to={{ pathname: '/dashboard/metrics', search: `?days=${days}` }}
            className={buttonLook()}
          >
            <ArrowLeft aria-hidden className="size-4" /> All images
          </Link>
          <SpanField />
        </>
      }
    >
      <QueryView query={metrics} what="the metrics">
        {(data) => <Metrics metrics={data} image={image} days={days} />}
      </QueryView>
    </Page>
  );
}

interface Props {
  metrics: ImageMetrics;
  image: string;
  days: Span;
}

function Metrics({ metrics, image, days }: Props) {
  const { runs, counts, passRate, durations, trend, durationShift, daily } = metrics;
  const shown = useMemo(() => chartDays(daily), [daily]);
  if (runs === 0) {
    return (
      <EmptyState icon={TrendingUp} title={`No run of it has ended in the last ${days} days`}>
        <p>
          The name has to be the one that runs were asked for with, tag included. Figures come some
          seconds after a run has ended.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="text-xs text-muted">
        The pass rate is the share of passed and unstable runs among those that passed, were
        unstable or failed: errors and cancelled runs do not count. Durations are of the same runs,
        percentiles at most 1 % too long. Deleted executions stay in the figures.
      </p>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        <Tile name="Pass rate" note={`of ${plural(judgedOf(counts), 'judged run')}`}>
          {rateWords(passRate)}
        </Tile>
        <Tile name="Runs" note={<Listed image={image} />}>
          {count(runs)}
        </Tile>
        <Tile name="Average" note="of how long runs took">
          {millisWords(durations?.averageMillis)}
        </Tile>
        <Tile name="p50" note="half took at most that long">
          {millisWords(durations?.p50Millis)}
        </Tile>
        <Tile name="p95" note="95 % took at most that long">
          {millisWords(durations?.p95Millis)}
        </Tile>
      </dl>
      <Panel title="Compared with before">
        <dl className="flex flex-col gap-3 p-4">
          <Change name="Pass rate" mark={<TrendMark of={trend} />}>
            {trendWords(trend)}
          </Change>
          <Change name="Durations" mark={<ShiftMark of={durationShift} />}>
            {shiftWords(durationShift)}
          </Change>
        </dl>
      </Panel>
      <Suspense fallback={<LoadingState what="the charts" />}>
        <Charts days={shown} />
      </Suspense>
    </>
  );
}

function Listed({ image }: { image: string }) {
  return (
    <Link
      to={`/dashboard?q=${encodeURIComponent(image)}`}
      className="underline underline-offset-2 hover:text-ink"
    >
      Show executions
    </Link>
  );
}

interface ChangeProps {
  name: string;
  mark: ReactNode;
  children: string;
}

function Change({ name, mark, children }: ChangeProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <dt className="w-24 shrink-0 text-muted">{name}</dt>
      <dd className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-3 gap-y-1">
        {mark}
        <span>{children}</span>
      </dd>
    </div>
  );
}
