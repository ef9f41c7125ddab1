import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleStop, ListRestart, RotateCcw, Trash2, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Button, IconButton } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/Dialog';
import { useTell } from '@/components/ui/Toasts';
import { useMay } from '@/lib/hooks';
import type { Execution } from '@/lib/schemas';
import { cancel, forget, remove, show, useRetry } from './api';
import { isFinal, isStoppable } from './filters';
import { testSummaryQuery, wantedOf } from './results/api';
import { badTests } from './results/tests';
import { refusedRetry } from './words';

interface Props {
  execution: Execution;
  onGone: () => void;
}

/** What can be done with an execution, as far as the role lets. */
export function DrawerActions({ execution, onGone }: Props) {
  return (
    <div className="ml-auto flex flex-wrap justify-end gap-2">
      {useMay('executions:cancel') && isStoppable(execution) && <Cancel execution={execution} />}
      {useMay('executions:run') && isFinal(execution.status) && <Retries execution={execution} />}
      {useMay('executions:delete') && <Delete execution={execution} onGone={onGone} />}
    </div>
  );
}

function Cancel({ execution }: { execution: Execution }) {
  const queries = useQueryClient();
  const tell = useTell();
  const stop = useMutation({
    mutationFn: () => cancel(execution.taskId),
    onSuccess: (stopped) => show(queries, stopped),
    onError: tell.failed,
  });
  const isAsked = stop.isPending || execution.cancelRequested === true;
  return (
    <Button isBusy={isAsked} onClick={() => stop.mutate()}>
      {!isAsked && <CircleStop aria-hidden className="size-4" />} Cancel
    </Button>
  );
}

/** Which tests failed is known of the last attempt that has any: those the service would repeat. */
function Retries({ execution }: { execution: Execution }) {
  const { data: tests } = useQuery({
    ...testSummaryQuery(wantedOf(execution)),
    enabled: execution.detailsRemovedAt === undefined,
  });
  return (
    <>
      {tests && badTests(tests.counts) > 0 && (
        <Retry taskId={execution.taskId} failedOnly icon={ListRestart}>
          Retry failed tests
        </Retry>
      )}
      <Retry taskId={execution.taskId} failedOnly={false} icon={RotateCcw}>
        Retry
      </Retry>
    </>
  );
}

interface RetryProps {
  taskId: string;
  failedOnly: boolean;
  icon: LucideIcon;
  children: string;
}

function Retry({ taskId, failedOnly, icon: Icon, children }: RetryProps) {
  const retry = useRetry();
  const tell = useTell();
  const navigate = useNavigate();
  const { search } = useLocation();
  const again = () =>
    retry.mutate(
      { taskId, failedOnly },
      {
        onError: (failure) => tell.failed(refusedRetry(failure)),
        onSuccess: (begun) => {
          tell.done(`Runs again as ${begun.taskId}`);
          void navigate({ pathname: `/dashboard/executions/${begun.taskId}`, search });
        },
      },
    );
  return (
    <Button isBusy={retry.isPending} onClick={again}>
      {!retry.isPending && <Icon aria-hidden className="size-4" />} {children}
    </Button>
  );
}

function Delete({ execution, onGone }: Props) {
  const [isAsked, setAsked] = useState(false);
  const queries = useQueryClient();
  const tell = useTell();
  const deletion = useMutation({
    mutationFn: () => remove(execution.taskId),
    onSuccess: () => {
      tell.done(`${execution.taskId} deleted`);
      onGone();
      forget(queries, [execution.taskId]);
    },
  });
  return (
    <>
      <IconButton kind="danger" label="Delete" onClick={() => setAsked(true)}>
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
      <ConfirmDialog
        title={`Delete ${execution.taskId}?`}
        isOpen={isAsked}
        act="Delete it"
        isBusy={deletion.isPending}
        failure={deletion.error}
        onClose={() => setAsked(false)}
        onAct={() => deletion.mutate()}
      >
        Its log and reports go too.{isFinal(execution.status) ? '' : ' It is stopped first.'}
      </ConfirmDialog>
    </>
  );
}
