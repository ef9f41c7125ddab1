import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { z } from 'zod';
import { Button, IconButton } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';
import { Table } from '@/components/ui/Page';
import { Alert, QueryView } from '@/components/ui/States';
import { useTell } from '@/components/ui/Toasts';
import { fieldOf, useForm } from '@/components/useForm';
import { useMay } from '@/lib/hooks';
import { useChangeVariables, variablesQuery } from './api';
import { variableName } from './names';

/** What every container of the project's executions gets in its environment. */
export function Variables({ projectId }: { projectId: string }) {
  const variables = useQuery(variablesQuery(projectId));
  const change = useChangeVariables(projectId);
  const mayWrite = useMay('projects:write');
  const tell = useTell();
  return (
    <QueryView query={variables} what="the variables">
      {(data) => (
        <>
          {Object.keys(data).length === 0 ? (
            <p className="px-4 py-6 text-muted">None yet.</p>
          ) : (
            <Table
              caption="Variables"
              rows={Object.entries(data)}
              keyOf={([name]) => name}
              columns={[
                { name: 'Name', cell: ([name]) => <code>{name}</code> },
                { name: 'Value', cell: ([, value]) => <code className="break-all">{value}</code> },
                {
                  name: 'Actions',
                  isUnnamed: true,
                  cell: ([name]) =>
                    mayWrite && (
                      <IconButton
                        label={`Remove ${name}`}
                        className="ml-auto flex"
                        disabled={change.isPending}
                        onClick={() => change.mutate({ [name]: null }, { onError: tell.failed })}
                      >
                        <Trash2 aria-hidden className="size-4" />
                      </IconButton>
                    ),
                },
              ]}
            />
          )}
          {mayWrite && <NewVariable projectId={projectId} />}
        </>
      )}
    </QueryView>
  );
}

const schema = z.object({ name: variableName, value: z.string() });

function NewVariable({ projectId }: { projectId: string }) {
  const change = useChangeVariables(projectId);
  const form = useForm(schema, { name: '', value: '' });
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t border-line p-4"
      onSubmit={form.handleSubmit(({ name, value }) =>
        change.mutate({ [name]: value }, { onSuccess: () => form.reset() }),
      )}
    >
      <div className="grid items-start gap-3 md:grid-cols-[1fr_2fr_auto]">
        <TextField
          label="Name"
          placeholder="BROWSER"
          spellCheck={false}
          {...fieldOf(form, 'name')}
        />
        <TextField
          label="Value"
          placeholder="firefox"
          spellCheck={false}
          {...form.register('value')}
        />
        <Button type="submit" className="md:mt-6.5" isBusy={change.isPending}>
          Set
        </Button>
      </div>
      <Alert failure={change.error} />
    </form>
  );
}
