import * as Tabs from '@radix-ui/react-tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { Snippet } from '@/components/ui/Copy';
import { Dialog } from '@/components/ui/Dialog';
import { QueryView } from '@/components/ui/States';
import { useNow } from '@/components/ui/Time';
import type { Execution } from '@/lib/schemas';
import { Analysis, isAnalyzed } from './Analysis';
import { executionQuery } from './api';
import { Details } from './Details';
import { DrawerActions } from './DrawerActions';
import { isFinal } from './filters';
import { LogEnd } from './log/LogEnd';
import { Terminal } from './log/Terminal';
import { Kept } from './Removed';
import { Artifacts } from './results/Artifacts';
import { Tests } from './results/Tests';
import { StatusBadge } from './StatusBadge';
import { ranFor, requestOf, waitingWords } from './words';

const WAITING_MS = 3_000;
const SECOND_MS = 1_000;

/** One execution, over the list, with an address of its own. */
export default function ExecutionDrawer() {
  const { taskId = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const close = () => void navigate({ pathname: '/dashboard', search });
  const execution = useQuery({
    ...executionQuery(taskId),
    // Why it waits changes without news.
    refetchInterval: ({ state }) => (state.data?.status === 'PENDING' ? WAITING_MS : false),
  });
  return (
    <Dialog isOpen isSheet title={taskId} onClose={close}>
      <QueryView query={execution} what="the execution">
        {(data) => <Drawer key={taskId} execution={data} onGone={close} />}
      </QueryView>
    </Dialog>
  );
}

const TAB =
  'border-b-2 border-transparent px-3 py-2.5 font-medium text-muted focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink';

/** A list that scrolls by itself, unless there is hardly any room for one. */
const RESULTS = 'flex min-h-0 flex-1 flex-col overflow-y-auto';

function Drawer({ execution, onGone }: { execution: Execution; onGone: () => void }) {
  const [attempt, setAttempt] = useState<number>();
  const [tab, setTab] = useState('log');
  const [line, setLine] = useState<number>();
  const now = useNow(SECOND_MS, !isFinal(execution.status));
  const ran = ranFor(execution, now);
  const isLatest = attempt === undefined || attempt === execution.attempts.at(-1)?.number;
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next) => {
        setTab(next);
        setLine(undefined);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3">
        <StatusBadge status={execution.status} />
        <span className="min-w-0 truncate text-muted">{execution.image}</span>
        {ran !== undefined && <span className="text-muted tabular-nums">{ran}</span>}
        <DrawerActions execution={execution} onGone={onGone} />
      </div>
      <Notice execution={execution} />
      <div className="flex flex-wrap border-b border-line px-3">
        <Tabs.List
          aria-label="About this execution"
          className="flex max-w-full gap-1 overflow-x-auto"
        >
          <Tabs.Trigger value="log" className={TAB}>
            Output
          </Tabs.Trigger>
          <Tabs.Trigger value="tests" className={TAB}>
            Tests
          </Tabs.Trigger>
          <Tabs.Trigger value="artifacts" className={TAB}>
            Artifacts
          </Tabs.Trigger>
          {isAnalyzed(execution) && (
            <Tabs.Trigger value="analysis" className={TAB}>
              Analysis
            </Tabs.Trigger>
          )}
          <Tabs.Trigger value="details" className={TAB}>
            Details
          </Tabs.Trigger>
          <Tabs.Trigger value="request" className={TAB}>
            Request
          </Tabs.Trigger>
        </Tabs.List>
        {execution.attempts.length > 1 && (
          <AttemptChoice execution={execution} attempt={attempt} onChoose={setAttempt} />
        )}
      </div>
      <Tabs.Content value="log" className="flex min-h-0 flex-1 flex-col">
        <Kept execution={execution}>
          <Terminal
            taskId={execution.taskId}
            attempt={attempt}
            silence={silence(execution, attempt)}
            line={line}
            gap={isLatest ? execution.logs.gap?.seq : undefined}
          />
          {isLatest && <LogEnd totals={execution.logs} />}
        </Kept>
      </Tabs.Content>
      <Tabs.Content value="tests" className={RESULTS}>
        <Kept execution={execution}>
          <Tests execution={execution} attempt={attempt} />
        </Kept>
      </Tabs.Content>
      <Tabs.Content value="artifacts" className={RESULTS}>
        <Kept execution={execution}>
          <Artifacts execution={execution} attempt={attempt} />
        </Kept>
      </Tabs.Content>
      <Tabs.Content value="analysis" className="min-h-0 flex-1 overflow-y-auto">
        <Analysis
          execution={execution}
          onLine={(seq) => {
            setAttempt(undefined);
            setLine(seq);
            setTab('log');
          }}
        />
      </Tabs.Content>
      <Tabs.Content value="details" className="min-h-0 flex-1 overflow-y-auto">
        <Details execution={execution} />
      </Tabs.Content>
      <Tabs.Content value="request" className="min-h-0 flex-1 overflow-y-auto p-5">
        <Snippet text={JSON.stringify(requestOf(execution), null, 2)} what="the request" />
      </Tabs.Content>
    </Tabs.Root>
  );
}

/** Why it waits, why it could not be run, what broke, or that it is being stopped. */
function Notice({ execution }: { execution: Execution }) {
  if (execution.error !== null) {
    return <p className="mx-5 mb-3 rounded-md bg-bad-soft px-3 py-2 text-bad">{execution.error}</p>;
  }
  const why = execution.analysis?.sentence;
  if (why !== undefined) {
    return <p className="mx-5 mb-3 rounded-md bg-bad-soft px-3 py-2 break-words text-bad">{why}</p>;
  }
  const text =
    execution.cancelRequested === true
      ? 'It is being stopped…'
      : execution.status === 'PENDING' && execution.waiting
        ? `${waitingWords(execution.waiting)}.`
        : undefined;
  return text === undefined ? null : (
    <p role="status" className="mx-5 mb-3 rounded-md bg-quiet-soft px-3 py-2 text-quiet">
      {text}
    </p>
  );
}

/** What to say while there is no line; how many there are is only known of the latest attempt. */
function silence({ status, logs }: Execution, attempt: number | undefined): string {
  if (status === 'PENDING') {
    return 'It has not started yet.';
  }
  if (!isFinal(status)) {
    return 'Nothing written so far…';
  }
  const isOnItsWay = attempt === undefined && logs.lines !== null && logs.lines > 0;
  return isOnItsWay ? 'Loading the output…' : 'It wrote nothing.';
}

interface AttemptChoiceProps {
  execution: Execution;
  attempt: number | undefined;
  onChoose: (attempt: number | undefined) => void;
}

function AttemptChoice({ execution, attempt, onChoose }: AttemptChoiceProps) {
  return (
    <select
      aria-label="Attempt"
      value={attempt ?? ''}
      onChange={({ target }) => onChoose(target.value === '' ? undefined : Number(target.value))}
      className="my-1 ml-auto h-8 max-w-full min-w-0 rounded-md border border-line bg-surface px-2"
    >
      <option value="">Latest attempt</option>
      {execution.attempts.map(({ number, outcome }) => (
        <option key={number} value={number}>
          Attempt {number}
          {outcome === null ? '' : ` (${outcome.toLowerCase()})`}
        </option>
      ))}
    </select>
  );
}
