import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/Dialog';
import { useTell } from '@/components/ui/Toasts';
import { plural } from '@/lib/format';
import { useMay } from '@/lib/hooks';
import type { Execution } from '@/lib/schemas';
import { cancel, forget, remove, show } from './api';
import { isStoppable } from './filters';

interface Props {
  chosen: readonly Execution[];
  onDone: () => void;
}

/** What can be done with all chosen executions at once. */
export function BulkBar({ chosen, onDone }: Props) {
  const stoppable = chosen.filter(isStoppable);
  const mayCancel = useMay('executions:cancel');
  const mayDelete = useMay('executions:delete');
  const [asked, setAsked] = useState<'cancel' | 'delete'>();
  const act = useBulk(() => {
    setAsked(undefined);
    onDone();
  });
  const targets = asked === 'cancel' ? stoppable : chosen;
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-3 py-2">
      <span role="status" className="mr-auto font-medium">
        {chosen.length} chosen
      </span>
      {mayCancel && stoppable.length > 0 && (
        <Button onClick={() => setAsked('cancel')}>Cancel {stoppable.length}</Button>
      )}
      {mayDelete && (
        <Button kind="danger" onClick={() => setAsked('delete')}>
          Delete {chosen.length}
        </Button>
      )}
      <Button kind="quiet" onClick={onDone}>
        Choose none
      </Button>
      <ConfirmDialog
        title={
          asked === 'cancel'
            ? `Cancel ${plural(targets.length, 'run')}?`
            : `Delete ${plural(targets.length, 'run')}?`
        }
        isOpen={asked !== undefined}
        act={asked === 'cancel' ? 'Cancel them' : 'Delete them'}
        isBusy={act.isPending}
        failure={act.error}
        onClose={() => setAsked(undefined)}
        onAct={() => asked && act.mutate({ kind: asked, targets })}
      >
        {asked === 'cancel'
          ? 'Their containers are stopped within seconds.'
          : 'Their logs and reports go too. What runs is stopped first.'}
      </ConfirmDialog>
    </div>
  );
}

interface Wish {
  kind: 'cancel' | 'delete';
  targets: readonly Execution[];
}

/** One after the other: an organization has a limit of requests. */
function useBulk(onDone: () => void) {
  const queries = useQueryClient();
  const tell = useTell();
  return useMutation({
    mutationFn: async ({ kind, targets }: Wish) => {
      for (const { taskId } of targets) {
        if (kind === 'cancel') {
          show(queries, await cancel(taskId));
        } else {
          await remove(taskId);
          forget(queries, [taskId]);
        }
      }
    },
    onSuccess: (_, { kind, targets }) => {
      tell.done(
        `${plural(targets.length, 'run')} ${kind === 'cancel' ? 'asked to stop' : 'deleted'}`,
      );
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['executions', 'list'] }),
  });
}
