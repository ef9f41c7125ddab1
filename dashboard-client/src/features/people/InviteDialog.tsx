import { z } from 'zod';
import { Button } from '@/components/ui/Button';
import { Snippet } from '@/components/ui/Copy';
import { Dialog } from '@/components/ui/Dialog';
import { SelectField, TextField } from '@/components/ui/Field';
import { Alert } from '@/components/ui/States';
import { showProblem, useForm, wholeProblem } from '@/components/useForm';
import { email } from '@/lib/rules';
import type { Schemas } from '@/lib/schemas';
import { ROLES, useInvite } from './api';

const schema = z.object({ email, role: z.enum(['admin', 'developer', 'viewer']) });

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const invite = useInvite();
  const form = useForm(schema, { email: '', role: 'developer' });
  return (
    <Dialog isOpen title="Invite a colleague" onClose={onClose}>
      {invite.data ? (
        <Invited invitation={invite.data} onClose={onClose} />
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={form.handleSubmit((given) =>
            invite.mutate(given, { onError: (failure) => showProblem(form, failure) }),
          )}
        >
          <TextField
            label="E-mail"
            type="email"
            error={form.formState.errors.email?.message}
            {...form.register('email')}
          />
          <SelectField
            label="Role"
            hint="Viewers read, developers also run and change, admins also manage people."
            {...form.register('role')}
          >
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </SelectField>
          <Alert failure={wholeProblem(form, invite.error)} />
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Close</Button>
            <Button type="submit" kind="primary" isBusy={invite.isPending}>
              Invite
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function Invited({
  invitation,
  onClose,
}: {
  invitation: Schemas['NewInvitation'];
  onClose: () => void;
}) {
  return (
    <div className="flex flex-col gap-4">
      {invitation.link === undefined ? (
        <p role="status">An e-mail with the link is on its way to {invitation.email}.</p>
      ) : (
        <>
          <p role="status">
            {invitation.mail === 'failed' && 'The e-mail could not be sent. '}
            Send this link to {invitation.email}. It is shown this once and good for 7 days.
          </p>
          <Snippet text={invitation.link} what="the link" />
        </>
      )}
      <div className="flex justify-end">
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
