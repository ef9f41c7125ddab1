import { z } from 'zod';
import { Button } from '@/components/ui/Button';
import { Snippet } from '@/components/ui/Copy';
import { Dialog } from '@/components/ui/Dialog';
import { SelectField, TextField } from '@/components/ui/Field';
import { Alert } from '@/components/ui/States';
import { showProblem, useForm, wholeProblem } from '@/components/useForm';
import { useClaims } from '@/lib/hooks';
import { shownName } from '@/lib/rules';
import { useMakeKey } from './api';

const ROLES = ['viewer', 'developer', 'admin'] as const;
const DAY_MS = 86_400_000;

const schema = z.object({
  name: shownName('What it is for'),
  role: z.enum(ROLES),
  days: z.enum(['', '30', '90', '365']),
});

export function MakeKeyDialog({ onClose }: { onClose: () => void }) {
  const make = useMakeKey();
  const form = useForm(schema, { name: '', role: 'developer', days: '90' });
  const own = useClaims()?.role ?? 'viewer';
  const possible = ROLES.slice(0, ROLES.indexOf(own) + 1);
  return (
    <Dialog isOpen title={make.data ? 'Keep this key now' : 'New API key'} onClose={onClose}>
      {make.data ? (
        <div className="flex flex-col gap-4">
          <p role="status">
            It is shown this once. Store it where your pipeline keeps its secrets.
          </p>
          <Snippet text={make.data.key ?? ''} what="the key" />
          <Button kind="primary" className="self-end" onClick={onClose}>
            I have it
          </Button>
        </div>
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={form.handleSubmit(({ name, role, days }) =>
            make.mutate(
              {
                name,
                role,
                ...(days === ''
                  ? {}
                  : { expiresAt: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
              },
              { onError: (failure) => showProblem(form, failure) },
            ),
          )}
        >
          <TextField
            label="Name"
            placeholder="Nightly pipeline"
            error={form.formState.errors.name?.message}
            {...form.register('name')}
          />
          <div className="grid gap-4 md:grid-cols-2">
            <SelectField label="Role" {...form.register('role')}>
              {possible.map((role) => (
                <option key={role}>{role}</option>
              ))}
            </SelectField>
            <SelectField label="Good for" {...form.register('days')}>
              <option value="30">30 days</option>
              <option value="90">90 days</option>
              <option value="365">a year</option>
              <option value="">ever</option>
            </SelectField>
          </div>
          <Alert failure={wholeProblem(form, make.error)} />
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Close</Button>
            <Button type="submit" kind="primary" isBusy={make.isPending}>
              Make the key
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
