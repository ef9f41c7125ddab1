import { useQuery } from '@tanstack/react-query';
import { LoaderCircle, RotateCw } from 'lucide-react';
import { Link } from 'react-router';
import { Badge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { Alert } from '@/components/ui/States';
import { dateTime, plural } from '@/lib/format';
import { ApiProblem } from '@/lib/problem';
import type { Schemas } from '@/lib/schemas';
import { historyQuery } from './api';
import { LOOKS } from './looks';

type History = Schemas['TestHistoryView'];
type TestRun = Schemas['TestRunView'];

interface Props {
  taskId: string;
  testKey: string;
}

/** How a test ended in the latest executions of the image. */
export function TestHistory({ taskId, testKey }: Props) {
  const { data, error, isPending, isFetching, refetch } = useQuery(historyQuery(taskId, testKey));
  if (data) {
    return <Known history={data} taskId={taskId} />;
  }
  if (isPending) {
    return (
      <p role="status" className="flex items-center gap-2 text-xs text-muted">
        <LoaderCircle aria-hidden className="size-3.5 animate-spin" /> Looking up its history…
      </p>
    );
  }
  if (ApiProblem.from(error).status === 403) {
    return <p className="text-xs text-muted">Your role does not let you see its history.</p>;
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Alert failure={error} />
      <Button isBusy={isFetching} onClick={() => void refetch()}>
        <RotateCw aria-hidden className="size-4" /> Look up its history again
      </Button>
    </div>
  );
}

function Known({
  history: { runs, goesOn, failing, flaky },
  taskId,
}: {
  history: History;
  taskId: string;
}) {
  if (runs.length === 0) {
    return <p className="text-xs text-muted">No execution that is kept has it.</p>;
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
        {failing && (
          <span>
            Failing {failing.maybeLonger ? 'at least since' : 'since'}{' '}
            <RunLink taskId={failing.taskId}>{failing.taskId}</RunLink>,{' '}
            {dateTime(failing.createdAt)}
          </span>
        )}
        {flaky && <Badge tone="warn">Flaky: passed after failing with the same image</Badge>}
        {!failing && !flaky && <span>Neither failing nor flaky lately</span>}
      </p>
      <ol
        aria-label={`Last ${plural(runs.length, 'execution')} with it, the oldest first`}
        className="flex flex-wrap gap-1"
      >
        {runs.toReversed().map((run) => (
          <li key={run.taskId}>
            <Mark run={run} isHere={run.taskId === taskId} />
          </li>
        ))}
      </ol>
      {goesOn && <p className="text-xs text-muted">Older executions are not shown.</p>}
    </div>
  );
}

/** One outcome, which leads to its execution. */
function Mark({
  run: { taskId, createdAt, outcome, flaky },
  isHere,
}: {
  run: TestRun;
  isHere: boolean;
}) {
  const { mark, icon: Icon, name } = LOOKS[outcome];
  const words = `${name}${flaky ? ' after a failure' : ''} in ${taskId}, ${dateTime(createdAt)}`;
  return (
    <Link
      to={`/dashboard/executions/${taskId}`}
      title={words}
      aria-label={words}
      aria-current={isHere ? 'true' : undefined}
      className={`flex size-6 items-center justify-center rounded-sm ${flaky ? 'bg-warn-soft text-warn' : mark} ${isHere ? 'ring-2 ring-accent' : ''}`}
    >
      <Icon aria-hidden className="size-3.5" />
    </Link>
  );
}

function RunLink({ taskId, children }: { taskId: string; children: string }) {
  return (
    <Link
      to={`/dashboard/executions/${taskId}`}
      className="font-medium wrap-anywhere text-ink underline underline-offset-2"
    >
      {children}
    </Link>
  );
}
