import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { count, percent } from '@/lib/format';
import {
  failuresOf,
  groupsOf,
  mostFailing,
  slowest,
  type Group,
  type Grouping,
  type Run,
} from './figures';
import { OneLine, Ranking } from './Ranking';
import { durationWords } from './words';

const GROUPINGS: Record<Grouping, string> = { image: 'By image', folder: 'By folder' };

/** What to look at first. */
export function Rankings({ runs }: { runs: readonly Run[] }) {
  const [query, setQuery] = useSearchParams();
  const by: Grouping = query.get('by') === 'folder' ? 'folder' : 'image';
  const groups = useMemo(() => groupsOf(runs, by), [runs, by]);
  return (
    <section className="flex flex-col gap-3">
      <label className="flex items-center gap-2 self-start">
        <span className="text-muted">Slow and failing</span>
        <select
          value={by}
          onChange={({ target }) =>
            setQuery(target.value === 'folder' ? { by: 'folder' } : {}, { replace: true })
          }
          className="h-9 rounded-md border border-line bg-surface px-2.5"
        >
          {Object.entries(GROUPINGS).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Ranking
          title="Slowest"
          nothing="No run has ended."
          rows={slowest(groups)}
          keyOf={keyOf}
          columns={[
            ...WHICH,
            { name: 'p50', cell: ({ p50Ms }) => <OneLine text={durationWords(p50Ms)} /> },
            { name: 'p95', cell: ({ p95Ms }) => <OneLine text={durationWords(p95Ms)} /> },
          ]}
        />
        <Ranking
          title="Most failing"
          nothing="Nothing has failed."
          rows={mostFailing(groups)}
          keyOf={keyOf}
          columns={[
            ...WHICH,
            { name: 'Failed', cell: (group) => <Failed group={group} /> },
            {
              name: 'Pass rate',
              cell: ({ passRate }) => (
                <OneLine text={passRate === undefined ? '–' : percent(passRate)} />
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

const keyOf = ({ image, folder }: Group) => `${image} ${folder ?? ''}`;

const WHICH = [
  { name: 'Tests', cell: (group: Group) => <Name group={group} /> },
  { name: 'Runs', cell: ({ runs }: Group) => count(runs), isExtra: true },
];

function Name({ group: { image, folder } }: { group: Group }) {
  return folder === undefined ? (
    <span className="break-all">{image}</span>
  ) : (
    <>
      <span className="block break-all">{folder}</span>
      <span className="block text-xs break-all text-muted">{image}</span>
    </>
  );
}

/** Leads to the failed ones of the image; the list knows no folders. */
function Failed({ group }: { group: Group }) {
  const query = new URLSearchParams([
    ['status', 'FAILED'],
    ['status', 'ERROR'],
    ['q', group.image],
  ]);
  return (
    <Link
      to={`/dashboard?${query.toString()}`}
      aria-label={`${count(failuresOf(group))} failed, show those of ${group.image}`}
      className="underline underline-offset-2"
    >
      {count(failuresOf(group))}
    </Link>
  );
}
