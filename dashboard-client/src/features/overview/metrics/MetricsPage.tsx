import { useInfiniteQuery } from '@tanstack/react-query';
import { TrendingUp } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { Button, buttonLook } from '@/components/ui/Button';
import { Page, Panel, Table } from '@/components/ui/Page';
import { Alert, EmptyState, QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { count } from '@/lib/format';
import { AllImages } from './AllImages';
import { imagesQuery, spanOf, type ListedImage, type Span } from './api';
import { ShiftMark, TrendMark } from './Marks';
import { SpanField } from './SpanField';
import { TestRankings } from './TestRankings';
import { millisWords, rateWords } from './words';

/** How the organization's runs have gone: all of them, by image, and the tests that stand out. */
export default function MetricsPage() {
  const [query] = useSearchParams();
  const days = spanOf(query);
  const images = useInfiniteQuery(imagesQuery(days));
  return (
    <Page
      title="Metrics"
      description="How runs have gone, together and by image; days are those of UTC"
      actions={<SpanField />}
    >
      <AllImages days={days} />
      <Panel title="Images">
        <QueryView query={images} what="the metrics">
          {({ pages }) => <Images images={pages.flatMap(({ data }) => data)} days={days} />}
        </QueryView>
      </Panel>
      {images.isFetchNextPageError && <Alert failure={images.error} />}
      {images.hasNextPage && (
        <Button
          className="self-center"
          isBusy={images.isFetchingNextPage}
          onClick={() => void images.fetchNextPage()}
        >
          More images
        </Button>
      )}
      <TestRankings days={days} />
    </Page>
  );
}

function Images({ images, days }: { images: readonly ListedImage[]; days: Span }) {
  if (images.length === 0) {
    return (
      <EmptyState icon={TrendingUp} title={`Nothing has ended in the last ${days} days`}>
        <p>
          How often an image’s runs pass and how long they take is shown here, some seconds after
          they end.
        </p>
        <Link to="/dashboard" className={buttonLook('primary')}>
          To the executions
        </Link>
      </EmptyState>
    );
  }
  return (
    <Table
      caption="Images"
      rows={images}
      keyOf={({ image }) => image}
      columns={[
        { name: 'Image', cell: ({ image }) => <ImageLink image={image} days={days} /> },
        { name: 'Runs', cell: ({ runs }) => count(runs), isExtra: true },
        {
          name: 'Pass rate',
          cell: ({ passRate, trend }) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="whitespace-nowrap tabular-nums">{rateWords(passRate)}</span>
              <TrendMark of={trend} />
            </span>
          ),
        },
        {
          name: 'Half took at most',
          cell: ({ durations, durationShift }) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="whitespace-nowrap tabular-nums">
                {millisWords(durations?.p50Millis)}
              </span>
              <ShiftMark of={durationShift} />
            </span>
          ),
        },
        {
          name: '95 % took at most',
          cell: ({ durations }) => (
            <span className="whitespace-nowrap tabular-nums">
              {millisWords(durations?.p95Millis)}
            </span>
          ),
          isExtra: true,
        },
        {
          name: 'Last ended',
          cell: ({ lastEndedAt }) => <RelativeTime at={lastEndedAt} />,
          isExtra: true,
        },
      ]}
    />
  );
}

function ImageLink({ image, days }: { image: string; days: Span }) {
  return (
    <Link
      to={{ pathname: `/dashboard/metrics/${image}`, search: `?days=${days}` }}
      className="font-medium break-all underline underline-offset-2"
    >
      {image}
    </Link>
  );
}
