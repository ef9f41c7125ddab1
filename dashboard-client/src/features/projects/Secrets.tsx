import { useQuery } from '@tanstack/react-query';
import { RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { Button, IconButton } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/Dialog';
import { TextArea, TextField } from '@/components/ui/Field';
import { Panel, Table } from '@/components/ui/Page';
import { Alert } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { useTell } from '@/components/ui/Toasts';
import { fieldOf, useForm } from '@/components/useForm';
import { useMay } from '@/lib/hooks';
import { secretsQuery, useChangeSecrets } from './api';
import { variableName } from './names';

const schema = z.object({ name: variableName, value: z.string().min(1, 'What nobody may see') });

/**
 * What containers get and nobody sees again, here neither. They come with the variables, which say
 * how that goes; without them there is nothing to be shown.
 */
export function Secrets({ projectId }: { projectId: string }) {
  const secrets = useQuery(secretsQuery(projectId));
  const change = useChangeSecrets(projectId);
  const mayWrite = useMay('projects:write');
  const tell = useTell();
  const form = useForm(schema, { name: '', value: '' });
  const [leaving, setLeaving] = useState<string>();
  if (secrets.data === undefined) {
    return null;
  }
  const replace = (name: string) => {
    form.setValue('name', name);
    form.setFocus('value');
  };
  return (
    <Panel title="Secrets">
      {secrets.data.length === 0 ? (
        <p className="px-4 py-6 text-muted">No secrets yet.</p>
      ) : (
        <Table
          caption="Secrets"
          rows={secrets.data}
          keyOf={({ name }) => name}
          columns={[
            { name: 'Name', cell: ({ name }) => <code>{name}</code> },
            { name: 'Set', cell: ({ setAt }) => <RelativeTime at={setAt} /> },
            {
              name: 'Actions',
              isUnnamed: true,
              cell: ({ name }) =>
                mayWrite && (
                  <div className="flex justify-end">
                    <IconButton label={`Replace ${name}`} onClick={() => replace(name)}>
                      <RefreshCw aria-hidden className="size-4" />
                    </IconButton>
                    <IconButton label={`Remove ${name}`} onClick={() => setLeaving(name)}>
                      <Trash2 aria-hidden className="size-4" />
                    </IconButton>
                  </div>
                ),
            },
          ]}
        />
      )}
      {mayWrite && (
        <form
          noValidate
          autoComplete="off"
          className="flex flex-col gap-3 border-t border-line p-4"
          onSubmit={form.handleSubmit(({ name, value }) =>
            change.mutate(
              { [name]: value },
              {
                onSuccess: () => {
                  form.reset();
                  change.reset();
                  tell.done(`${name} is set`);
                },
              },
            ),
          )}
        >
          <div className="grid items-start gap-3 md:grid-cols-[1fr_2fr_auto]">
            <TextField
              label="Name of the secret"
              placeholder="API_TOKEN"
              spellCheck={false}
              {...fieldOf(form, 'name')}
            />
            <TextArea
              label="Its value"
              rows={1}
              hint="Never shown again. Of 6 and more characters it is masked in logs."
              {...fieldOf(form, 'value')}
            />
            <Button type="submit" className="md:mt-6.5" isBusy={change.isPending}>
              Set the secret
            </Button>
          </div>
          <Alert failure={leaving === undefined ? change.error : null} />
        </form>
      )}
      <ConfirmDialog
        title={`Remove ${leaving ?? ''}?`}
        isOpen={leaving !== undefined}
        act="Remove it"
        isBusy={change.isPending}
        failure={change.error}
        onClose={() => {
          setLeaving(undefined);
          change.reset();
        }}
        onAct={() =>
          leaving !== undefined &&
          change.mutate({ [leaving]: null }, { onSuccess: () => setLeaving(undefined) })
        }
      >
        Nobody can bring its value back. What starts from then on runs without it.
      </ConfirmDialog>
    </Panel>
  );
}
