import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Badge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';
import { Page, Panel, Table } from '@/components/ui/Page';
import { Alert, QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { useTell } from '@/components/ui/Toasts';
import { fieldOf, showProblem, useForm, wholeProblem } from '@/components/useForm';
import { useMay } from '@/lib/hooks';
import { profileQuery } from '@/lib/profile';
import { newPassword, shownName } from '@/lib/rules';
import { session } from '@/lib/services';
import {
  sessionsQuery,
  useChangePassword,
  useEndSession,
  useRename,
  useRenameOrganization,
} from './api';

/** One's own account. */
export default function AccountPage() {
  const profile = useQuery(profileQuery);
  const rename = useRename();
  const renameOrganization = useRenameOrganization();
  const mayManage = useMay('organization:manage');
  return (
    <Page title="Account">
      <QueryView query={profile} what="your account">
        {({ name, organization }) => (
          <div className="grid items-start gap-5 md:grid-cols-2">
            <Panel title="Name">
              <NameForm label="Your name" name={name} change={rename} />
              {mayManage && (
                <div className="border-t border-line">
                  <NameForm
                    label="Organization"
                    name={organization.name}
                    change={renameOrganization}
                  />
                </div>
              )}
            </Panel>
            <Panel title="Password">
              <PasswordForm />
            </Panel>
          </div>
        )}
      </QueryView>
      <Panel title="Where you are signed in">
        <Sessions />
      </Panel>
    </Page>
  );
}

const nameSchema = z.object({ name: shownName('A name') });

interface NameFormProps {
  label: string;
  name: string;
  change: ReturnType<typeof useRename> | ReturnType<typeof useRenameOrganization>;
}

function NameForm({ label, name, change }: NameFormProps) {
  const form = useForm(nameSchema, { name });
  const tell = useTell();
  return (
    <form
      noValidate
      className="flex flex-col gap-3 p-4"
      onSubmit={form.handleSubmit((given) =>
        change.mutate(given.name, {
          onSuccess: () => tell.done('The name is changed'),
          onError: (failure) => showProblem(form, failure),
        }),
      )}
    >
      <TextField label={label} {...fieldOf(form, 'name')} />
      <Alert failure={wholeProblem(form, change.error)} />
      <Button type="submit" className="self-start" isBusy={change.isPending}>
        Change
      </Button>
    </form>
  );
}

const passwordSchema = z.object({
  currentPassword: z.string().min(1, 'Your present password'),
  newPassword,
});

function PasswordForm() {
  const change = useChangePassword();
  const tell = useTell();
  const form = useForm(passwordSchema, { currentPassword: '', newPassword: '' });
  return (
    <form
      noValidate
      className="flex flex-col gap-3 p-4"
      onSubmit={form.handleSubmit((given) =>
        change.mutate(given, {
          onSuccess: () => {
            form.reset();
            tell.done('The password is changed; your other sessions have ended');
          },
        }),
      )}
    >
      <TextField
        label="Present password"
        type="password"
        autoComplete="current-password"
        {...fieldOf(form, 'currentPassword')}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="Your other sessions end"
        {...fieldOf(form, 'newPassword')}
      />
      <Alert failure={change.error} />
      <Button type="submit" className="self-start" isBusy={change.isPending}>
        Change password
      </Button>
    </form>
  );
}

function Sessions() {
  const sessions = useQuery(sessionsQuery);
  const end = useEndSession();
  const tell = useTell();
  return (
    <QueryView query={sessions} what="your sessions">
      {(data) => (
        <>
          <Table
            caption="Your sessions"
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              {
                name: 'Client',
                cell: ({ client, address, current }) => (
                  <>
                    <span className="line-clamp-2 max-w-md" title={client}>
                      {client === '' ? 'unknown client' : client}
                    </span>
                    <span className="text-xs text-muted">
                      {address} {current && <Badge tone="ok">this one</Badge>}
                    </span>
                  </>
                ),
              },
              {
                name: 'Begun',
                isExtra: true,
                cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
              },
              {
                name: 'Last used',
                isExtra: true,
                cell: ({ lastUsedAt }) => <RelativeTime at={lastUsedAt} />,
              },
              {
                name: 'Actions',
                isUnnamed: true,
                cell: ({ id, current }) =>
                  !current && (
                    <Button
                      className="ml-auto flex"
                      isBusy={end.isPending && end.variables === id}
                      onClick={() => end.mutate(id, { onError: tell.failed })}
                    >
                      End
                    </Button>
                  ),
              },
            ]}
          />
          <div className="border-t border-line p-3 text-right">
            <Button kind="danger" onClick={() => void session.signOut(true).catch(tell.failed)}>
              Log out everywhere
            </Button>
          </div>
        </>
      )}
    </QueryView>
  );
}
