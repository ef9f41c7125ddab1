import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ListChecks, RotateCw } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Snippet } from '@/components/ui/Copy';
import { SearchField } from '@/components/ui/SearchField';
import { Alert, EmptyState, QueryView } from '@/components/ui/States';
import { count, plural } from '@/lib/format';
import type { Execution, Schemas } from '@/lib/schemas';
import { artifactsQuery, testsQuery, testSummaryQuery, wantedOf, type Wanted } from './api';
import { Shortfall, Unreadable } from './Notes';
import { outcomeName } from './looks';
import { TestRow } from './TestRow';
import { matching, placed, TEST_OUTCOMES, type PlacedTest, type TestOutcome } from './tests';
import { VirtualList } from './VirtualList';

const ROW_PX = 58;
/** More are not loaded into a page; one outcome alone may have fewer. */
const TESTS_MAX = 50_000;
const EXAMPLE = 'pytest --junitxml="$AAC_REPORTS_DIR/junit.xml"';

interface Props {
  execution: Execution;
  /** undefined means the last one that has any. */
  attempt: number | undefined;
}

/** How each test of an execution ended, as its JUnit files say. */
export function Tests({ execution, attempt }: Props) {
  const wanted = wantedOf(execution, attempt);
  const summary = useQuery(testSummaryQuery(wanted));
  const left = useQuery(artifactsQuery(wanted));
  return (
    <>
      {left.data && (
        <>
          <Shortfall execution={execution} attempt={left.data.attempt} totals={left.data.totals} />
          <Unreadable files={left.data.files} />
        </>
      )}
      {left.error !== null && (
        <div className="mx-4 mt-3">
          <Alert failure={left.error} />
        </div>
      )}
      <QueryView query={summary} what="the tests">
        {({ attempt: shown, counts }) =>
          counts.total === 0 ? (
            <NoTests execution={execution} isOver={wanted.isOver} />
          ) : (
            <Cases key={shown} wanted={{ ...wanted, attempt: shown }} counts={counts} />
          )
        }
      </QueryView>
    </>
  );
}

function NoTests({ execution, isOver }: { execution: Execution; isOver: boolean }) {
  if (!isOver) {
    return (
      <EmptyState icon={ListChecks} title="No tests yet">
        <p>They are read from the JUnit XML that an attempt leaves, when it has ended.</p>
      </EmptyState>
    );
  }
  const { reportsPath } = execution.config;
  return (
    <EmptyState icon={ListChecks} title="No JUnit XML was found">
      <p>
        {reportsPath === null ? (
          <>
            Have the command write it to the folder that <code>$AAC_REPORTS_DIR</code> names, such
            as:
          </>
        ) : (
          <>
            It is looked for in <code>{reportsPath}</code>, which <code>$AAC_REPORTS_DIR</code>{' '}
            names in the container, too:
          </>
        )}
      </p>
      <Snippet text={EXAMPLE} what="the example" />
    </EmptyState>
  );
}

interface CasesProps {
  wanted: Wanted;
  counts: Schemas['TestCounts'];
}

function Cases({ wanted, counts }: CasesProps) {
  const [outcome, setOutcome] = useState<TestOutcome>();
  const [text, setText] = useState('');
  return (
    <>
      <div role="search" className="flex flex-wrap items-center gap-2 px-4 py-2.5">
        <Outcomes counts={counts} outcome={outcome} onChoose={setOutcome} />
        <SearchField label="Search in tests and messages" value={text} onChange={setText} />
      </div>
      <Listing key={outcome ?? 'all'} wanted={wanted} outcome={outcome} text={text} />
    </>
  );
}

interface OutcomesProps {
  counts: Schemas['TestCounts'];
  outcome: TestOutcome | undefined;
  onChoose: (outcome: TestOutcome | undefined) => void;
}

/** How many there are of each, which are shown by a press. */
function Outcomes({ counts, outcome, onChoose }: OutcomesProps) {
  const choices = [undefined, ...TEST_OUTCOMES] as const;
  return (
    <div role="group" aria-label="Outcome" className="flex flex-wrap gap-1.5">
      {choices.map((choice) => {
        const number = choice === undefined ? counts.total : counts[choice];
        return (
          <Button
            key={choice ?? 'all'}
            aria-pressed={choice === outcome}
            kind={choice === outcome ? 'primary' : 'plain'}
            disabled={number === 0}
            onClick={() => onChoose(choice)}
          >
            {choice === undefined ? 'All' : outcomeName(choice)}{' '}
            <span className="tabular-nums">{count(number)}</span>
          </Button>
        );
      })}
    </div>
  );
}

interface ListingProps {
  wanted: Wanted;
  outcome: TestOutcome | undefined;
  text: string;
}

function Listing({ wanted, outcome, text }: ListingProps) {
  const query = useInfiniteQuery(testsQuery(wanted, outcome));
  return (
    <QueryView query={query} what="the tests">
      {({ pages }) => <Loaded query={query} taskId={wanted.taskId} pages={pages} text={text} />}
    </QueryView>
  );
}

interface LoadedProps {
  query: {
    hasNextPage: boolean;
    isFetching: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    fetchNextPage: () => Promise<unknown>;
  };
  taskId: string;
  pages: Schemas['TestListAnswer'][];
  text: string;
}

const placeOf = ({ place }: PlacedTest) => place;

function Loaded({ query, taskId, pages, text }: LoadedProps) {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const all = useMemo(() => placed(pages), [pages]);
  const shown = useMemo(() => matching(all, text), [all, text]);
  const [open, toggle] = useOpen();
  const isFull = all.length >= TESTS_MAX;
  const hasMore = hasNextPage && !isFull && !isFetchNextPageError;
  const more = useCallback(() => {
    if (!isFetching) {
      void fetchNextPage();
    }
  }, [isFetching, fetchNextPage]);
  if (shown.length === 0 && !hasNextPage) {
    return <EmptyState icon={ListChecks} title="No test is like that" />;
  }
  return (
    <>
      <p role="status" className="sr-only">
        {plural(shown.length, 'test')} shown
      </p>
      {hasNextPage && isFull && (
        <p className="px-4 pb-2 text-muted">
          Only the first {count(TESTS_MAX)} are loaded. Choose an outcome to see others.
        </p>
      )}
      {isFetchNextPageError && (
        <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
          <Alert failure={query.error} />
          <Button isBusy={isFetching} onClick={() => void fetchNextPage()}>
            <RotateCw aria-hidden className="size-4" /> Try again
          </Button>
        </div>
      )}
      <VirtualList
        label="Tests"
        rows={shown}
        keyOf={placeOf}
        rowPx={ROW_PX}
        hasMore={hasMore}
        onMore={more}
      >
        {({ place, test }) => (
          <TestRow
            test={test}
            taskId={taskId}
            isOpen={open.has(place)}
            onToggle={() => toggle(place)}
          />
        )}
      </VirtualList>
    </>
  );
}

function useOpen(): [ReadonlySet<number>, (place: number) => void] {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback((place: number) => {
    setOpen((present) => {
      const next = new Set(present);
      if (!next.delete(place)) {
        next.add(place);
      }
      return next;
    });
  }, []);
  return [open, toggle];
}
