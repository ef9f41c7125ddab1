import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { count } from '@/lib/format';
import { OneLine, Ranking } from '../Ranking';
import { rankingsQuery, type Span, type TestRankings as TestRankingsView } from './api';
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
            rows={flakiest}
            keyOf={({ key }) => key}
            columns={[
              WHICH,
              { name: 'Times', cell: ({ attempts }) => count(attempts) },
              { name: 'Last', cell: ({ lastAt }) => <RelativeTime at={lastAt} />, isExtra: true },
            ]}
          />
          <Ranking
            title="Slowest tests"
            nothing="No run left test results."
            rows={slowest}
            keyOf={({ key }) => key}
            columns={[
              WHICH,
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
          />
        </div>
      )}
    </QueryView>
  );
}

/** Which test it is, and an execution where it can be seen. */
type Ranked = Pick<TestRankingsView['flakiest'][number], 'suite' | 'name' | 'taskId'>;

const WHICH = { name: 'Test', cell: (test: Ranked) => <Name test={test} /> };

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
