import { z } from 'zod';
import { Button } from '@/components/ui/Button';
import { SelectField, TextField } from '@/components/ui/Field';
import { Panel } from '@/components/ui/Page';
import { Alert } from '@/components/ui/States';
import { useTell } from '@/components/ui/Toasts';
import { fieldOf, showProblem, useForm, wholeProblem } from '@/components/useForm';
import type { Schemas } from '@/lib/schemas';
import { useChoose } from './api';

const PROVIDERS = ['gemini', 'openai', 'anthropic', 'ollama'] as const;

const schema = z.object({
  on: z.enum(['on', 'off']),
  provider: z.enum(['', ...PROVIDERS]),
  model: z.string(),
  address: z.string(),
  key: z.string(),
  budgetCents: z.string().regex(/^\d{0,9}$/, 'A whole number of US cents'),
});

type Values = z.infer<typeof schema>;

function requestOf(values: Values): Schemas['AnalysisSettingsRequest'] {
  const { on, provider, model, address, key, budgetCents } = values;
  const own = {
    ...(model === '' ? {} : { model }),
    ...(address === '' ? {} : { address }),
    ...(key === '' ? {} : { key }),
  };
  return {
    on: on === 'on',
    ...(provider === '' ? {} : { provider, ...own }),
    ...(budgetCents === '' ? {} : { budgetCents: Number(budgetCents) }),
  };
}

/** Whether logs may leave the house, and for which model. A key goes in and never comes out. */
export function ModelForm({ settings }: { settings: Schemas['AnalysisSettings'] }) {
  const { installation } = settings;
  const choose = useChoose();
  const tell = useTell();
  const form = useForm(schema, {
    on: settings.on ? 'on' : 'off',
    provider: settings.provider ?? '',
    model: settings.model ?? '',
    address: settings.address ?? '',
    key: '',
    budgetCents: settings.budgetCents?.toString() ?? '',
  });
  const offered = installation.models.map(({ provider, model }) => `${provider} ${model}`);
  const provider = form.watch('provider');
  const isKeyKept =
    settings.hasKey &&
    provider === settings.provider &&
    form.watch('address') === (settings.address ?? '');
  return (
    <Panel title="Language model">
      <form
        noValidate
        autoComplete="off"
        className="flex flex-col gap-4 p-4"
        onSubmit={form.handleSubmit((values) =>
          choose.mutate(requestOf(values), {
            onSuccess: () => {
              form.setValue('key', '');
              tell.done('The settings are saved');
            },
            onError: (failure) => showProblem(form, failure),
          }),
        )}
      >
        <SelectField
          label="Explain failed runs"
          hint="On, excerpts of their logs are sent to the model, without what looks like a secret."
          {...fieldOf(form, 'on')}
        >
          <option value="off">Off: rules only</option>
          <option value="on">On</option>
        </SelectField>
        <SelectField
          label="Provider"
          hint={
            offered.length > 0
              ? `The installation has ${offered.join(', ')}; the cheapest is asked first.`
              : 'The installation has no model: choose a provider and give a key.'
          }
          {...fieldOf(form, 'provider')}
        >
          <option value="">The installation’s models</option>
          {PROVIDERS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
        {provider !== '' && (
          <>
            <TextField label="Model" spellCheck={false} {...fieldOf(form, 'model')} />
            <TextField
              label="Key"
              type="password"
              autoComplete="off"
              hint={
                isKeyKept
                  ? 'There is one; leave this empty to keep it. Nobody sees it again.'
                  : 'Kept encrypted; nobody sees it again.'
              }
              {...fieldOf(form, 'key')}
            />
            {installation.addresses.length > 0 && (
              <SelectField label="Address" {...fieldOf(form, 'address')}>
                <option value="">The provider’s own</option>
                {installation.addresses.map((address) => (
                  <option key={address}>{address}</option>
                ))}
              </SelectField>
            )}
          </>
        )}
        <TextField
          label="Budget a month, in US cents"
          inputMode="numeric"
          placeholder={String(installation.budgetCents)}
          {...fieldOf(form, 'budgetCents')}
        />
        <Alert failure={wholeProblem(form, choose.error)} />
        <Button type="submit" className="self-start" isBusy={choose.isPending}>
          Save
        </Button>
      </form>
    </Panel>
  );
}
