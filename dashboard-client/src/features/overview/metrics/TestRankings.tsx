import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Panel, Table } from '@/components/ui/Page';
import { QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { count } from '@/lib/format';
import { rankingsQuery, type Span } from './api';
import { millisWords } from './words';

/** The tests to look at first, whichever images they are in. */
export function TestRankings({ days }: { days: Span }) {
  const rankings = useQuery(rankingsQuery(days));
  return (
    <QueryView query={rankings} what="the tests that stand out">
      {({ flakiest, slowest }) => (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Ranking
            title="Flakiest tests"
            nothing="No test passed after it had failed in the same run."
            tests={flakiest}
          >
            {[
              { name: 'Times', cell: ({ attempts }) => count(attempts) },
              { name: 'Last', cell: ({ lastAt }) => <RelativeTime at={lastAt} />, isExtra: true },
            ]}
          </Ranking>
          <Ranking title="Slowest tests" nothing="No run left test results." tests={slowest}>
            {[
              {
                name: 'Average',
                cell: ({ averageMillis }) => <OneLine text={millisWords(averageMillis)} />,
              },
              {
                name: 'Longest',
                cell: ({ longestMillis }) => <OneLine text={millisWords(longestMillis)} />,
                isExtra: true,
              },
            ]}
          </Ranking>
        </div>
      )}
    </QueryView>
  );
}

/** Which test it is, and an execution where it can be seen. */
interface Ranked {
  key: string;
  suite: string;
  name: string;
  taskId: string;
}

interface RankingProps<T extends Ranked> {
  title: string;
  nothing: string;
  tests: readonly T[];
  children: readonly { name: string; cell: (test: T) => ReactNode; isExtra?: boolean }[];
}

function Ranking<T extends Ranked>({ title, nothing, tests, children }: RankingProps<T>) {
  return (
    <Panel title={title}>
      {tests.length === 0 ? (
        <p className="p-4 text-muted">{nothing}</p>
      ) : (
        <Table
          caption={title}
          rows={tests}
          keyOf={({ key }) => key}
          columns={[{ name: 'Test', cell: (test) => <Name test={test} /> }, ...children]}
        />
      )}
    </Panel>
  );
}

function Name({ test: { suite, name, taskId } }: { test: Ranked }) {
  return (
    <>
      <Link
        to={`/dashboard/executions/${taskId}`}
        className="font-medium break-words underline underline-offset-2"
      >
        {name}
      </Link>
      <span className="block text-xs break-all text-muted">{suite}</span>
    </>
  );
}

function OneLine({ text }: { text: string }) {
  return <span className="whitespace-nowrap tabular-nums">{text}</span>;
}
