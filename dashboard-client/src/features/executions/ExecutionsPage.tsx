import { useInfiniteQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Outlet, useNavigate, useSearchParams } from 'react-router';
import { Button } from '@/components/ui/Button';
import { useTitle } from '@/components/ui/Page';
import { EmptyState, QueryView } from '@/components/ui/States';
import { useMay } from '@/lib/hooks';
import type { Execution } from '@/lib/schemas';
import { executionsQuery } from './api';
import { BulkBar } from './BulkBar';
import { ExecutionList } from './ExecutionList';
import { FilterBar } from './FilterBar';
import { filtersOf, isFiltered, withFilters, type Filters } from './filters';
import { FirstRun, FIRST_RUN } from './FirstRun';
import { flatRows, groupedRows } from './rows';
import { RunDialog } from './RunDialog';
import type { RunForm } from './runForm';

export default function ExecutionsPage() {
  useTitle('Executions');
  const [query, setQuery] = useSearchParams();
  const filters = useMemo(() => filtersOf(query), [query]);
  const isGrouped = query.get('view') === 'grouped';
  const list = useInfiniteQuery(executionsQuery(filters));
  const [run, setRun] = useState<Partial<RunForm>>();
  const mayRun = useMay('executions:run');
  const navigate = useNavigate();

  const change = useCallback(
    (change: Partial<Filters>) =>
      setQuery((present) => withFilters(present, change), { replace: true }),
    [setQuery],
  );
  const group = (on: boolean) =>
    setQuery(
      (present) => {
        const next = new URLSearchParams(present);
        next.delete('view');
        if (on) {
          next.set('view', 'grouped');
        }
        return next;
      },
      { replace: true },
    );

  return (
    <div className="flex h-full flex-col gap-3 p-4 md:p-6">
      <header className="flex items-center gap-3">
        <h1 className="mr-auto text-xl font-semibold">Executions</h1>
        {mayRun && (
          <Button kind="primary" onClick={() => setRun({ projectId: filters.projectId })}>
            <Play aria-hidden className="size-4" /> Run tests
          </Button>
        )}
      </header>
      <FilterBar filters={filters} onChange={change} isGrouped={isGrouped} onGrouped={group} />
      <QueryView query={list} what="executions">
        {({ pages }) => (
          <Listing
            executions={pages.flatMap(({ data }) => data)}
            isGrouped={isGrouped}
            hasMore={list.hasNextPage}
            isLoadingMore={list.isFetchingNextPage}
            onMore={list.fetchNextPage}
            empty={
              isFiltered(filters) ? (
                <EmptyState icon={Play} title="No execution is like that">
                  <Button
                    onClick={() =>
                      change({ status: [], q: '', projectId: '', groupName: '', environment: '' })
                    }
                  >
                    Show all
                  </Button>
                </EmptyState>
              ) : (
                <FirstRun onRun={mayRun ? () => setRun(FIRST_RUN) : undefined} />
              )
            }
          />
        )}
      </QueryView>
      {run && (
        <RunDialog
          initial={run}
          onClose={() => setRun(undefined)}
          onAccepted={({ taskId }) => {
            setRun(undefined);
            void navigate({
              pathname: `/dashboard/executions/${taskId}`,
              search: query.toString(),
            });
          }}
        />
      )}
      <Outlet />
    </div>
  );
}

interface ListingProps {
  executions: readonly Execution[];
  isGrouped: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => Promise<unknown>;
  empty: ReactNode;
}

function Listing({ executions, isGrouped, hasMore, isLoadingMore, onMore, empty }: ListingProps) {
  const [closed, toggle] = useSet();
  const [chosen, choose, chooseNone] = useSet();
  const mayAct = [useMay('executions:cancel'), useMay('executions:delete')].includes(true);
  const picked = executions.filter(({ taskId }) => chosen.has(taskId));
  const more = useCallback(() => {
    if (!isLoadingMore) {
      void onMore();
    }
  }, [isLoadingMore, onMore]);
  const rows = isGrouped ? groupedRows(executions, closed) : flatRows(executions);
  return (
    <>
      {picked.length > 0 && <BulkBar chosen={picked} onDone={chooseNone} />}
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface">
        {executions.length === 0 ? (
          empty
        ) : (
          <ExecutionList
            rows={rows}
            chosen={chosen}
            onChoose={mayAct ? choose : undefined}
            onToggle={toggle}
            hasMore={hasMore}
            onMore={more}
          />
        )}
      </div>
    </>
  );
}

type Change = (member: string, isIn?: boolean) => void;

function useSet(): [ReadonlySet<string>, Change, () => void] {
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set());
  const change = useCallback<Change>((member, isIn) => {
    setMembers((present) => {
      const next = new Set(present);
      if (isIn ?? !present.has(member)) {
        next.add(member);
      } else {
        next.delete(member);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setMembers(new Set()), []);
  return [members, change, clear];
}
