import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { SelectField, TextArea, TextField } from '@/components/ui/Field';
import { Alert } from '@/components/ui/States';
import { fieldOf, showProblem, useForm, wholeProblem } from '@/components/useForm';
import { projectsQuery } from '@/features/projects/api';
import type { Execution, Project } from '@/lib/schemas';
import { useSubmit } from './api';
import { EMPTY_RUN, named, requestOf, runSchema, type RunForm } from './runForm';

interface Props {
  /** What the form begins with. */
  initial: Partial<RunForm>;
  onClose: () => void;
  onAccepted: (execution: Execution) => void;
}

/** Asks for an execution. */
export function RunDialog({ initial, onClose, onAccepted }: Props) {
  const projects = useQuery(projectsQuery);
  const submit = useSubmit();
  const form = useForm(runSchema, { ...EMPTY_RUN, ...initial });
  const projectId = form.watch('projectId');
  const project = projects.data?.find(({ id }) => id === projectId);
  return (
    <Dialog isOpen title="Run tests" onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((given) =>
          submit.mutate(requestOf(given), {
            onSuccess: onAccepted,
            onError: (failure) => showProblem(form, named(failure)),
          }),
        )}
      >
        <WhatToRun form={form} projects={projects.data ?? []} project={project} />
        <Part title="Variables, group and name" isOpen={isWrong(form, MORE)}>
          <MoreFields form={form} />
        </Part>
        <Part title="Retries and limits" isOpen={isWrong(form, LIMIT_NAMES)}>
          <LimitFields form={form} />
        </Part>
        <Alert failure={wholeProblem(form, submit.error === null ? null : named(submit.error))} />
        <div className="sticky -bottom-4 -mx-5 -mb-4 flex justify-end gap-2 border-t border-line bg-surface px-5 py-3">
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" kind="primary" isBusy={submit.isPending}>
            <Play aria-hidden className="size-4" /> Run
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface FormProps {
  form: UseFormReturn<RunForm>;
}

function WhatToRun({
  form,
  projects,
  project,
}: FormProps & { projects: Project[]; project: Project | undefined }) {
  return (
    <>
      {projects.length > 0 && (
        <SelectField
          label="Project"
          hint="What you leave empty comes from it"
          {...form.register('projectId')}
        >
          <option value="">None</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label="Image"
        placeholder={project?.image ?? 'registry.example/team/tests:1.2'}
        hint="Pulled from its registry, unless the worker’s engine has it"
        spellCheck={false}
        {...fieldOf(form, 'image')}
      />
      <TextArea
        label="Command"
        hint="Run as sh -c. Without one the image’s own entrypoint runs."
        placeholder={project?.command ?? 'npm test'}
        {...fieldOf(form, 'command')}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="Environment"
          list="environments"
          placeholder="staging"
          {...fieldOf(form, 'environment')}
        />
        <TextField
          label="Base URL"
          placeholder={project?.targetUrls.staging ?? 'https://staging.example.org'}
          {...fieldOf(form, 'baseUrl')}
        />
        <datalist id="environments">
          <option value="development" />
          <option value="staging" />
          <option value="production" />
        </datalist>
      </div>
      <TextArea label="Tests" hint="One a line; without any, all" {...fieldOf(form, 'tests')} />
    </>
  );
}

function MoreFields({ form }: FormProps) {
  return (
    <>
      <TextArea
        label="Variables"
        placeholder="BROWSER=firefox"
        hint="One NAME=value a line"
        {...fieldOf(form, 'variables')}
      />
      <div className="grid gap-4 md:grid-cols-3">
        <TextField label="Folder" placeholder="all" {...fieldOf(form, 'folder')} />
        <TextField label="Group" placeholder="Nightly" {...fieldOf(form, 'groupName')} />
        <TextField label="Name" placeholder="made for you" {...fieldOf(form, 'taskId')} />
      </div>
    </>
  );
}

const LIMITS = [
  ['retryAttempts', 'Retries of a failed run', '0'],
  ['timeoutSeconds', 'Time limit (seconds)', '1800'],
  ['idleTimeoutSeconds', 'Limit without output (seconds)', 'none'],
  ['queueTimeoutSeconds', 'Longest wait (seconds)', '86400'],
  ['memoryMb', 'Memory (MiB)', '2048'],
  ['cpus', 'Processors', '2'],
] as const;

const LIMIT_NAMES = LIMITS.map(([name]) => name);
const MORE = ['variables', 'folder', 'groupName', 'taskId'] as const;

/** What is wrong must not be hidden. */
function isWrong(form: UseFormReturn<RunForm>, names: readonly (keyof RunForm)[]): boolean {
  return names.some((name) => form.formState.errors[name] !== undefined);
}

function LimitFields({ form }: FormProps) {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {LIMITS.map(([name, label, usual]) => (
        <TextField
          key={name}
          label={label}
          inputMode="decimal"
          placeholder={usual}
          {...fieldOf(form, name)}
        />
      ))}
    </div>
  );
}

function Part({
  title,
  isOpen,
  children,
}: {
  title: string;
  isOpen: boolean;
  children: ReactNode;
}) {
  return (
    <details {...(isOpen ? { open: true } : {})} className="rounded-md border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium">{title}</summary>
      <div className="flex flex-col gap-4 border-t border-line p-3">{children}</div>
    </details>
  );
}
