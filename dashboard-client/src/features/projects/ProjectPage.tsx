import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { Button, buttonLook } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/Dialog';
import { TextArea, TextField } from '@/components/ui/Field';
import { Page, Panel } from '@/components/ui/Page';
import { Alert, QueryView } from '@/components/ui/States';
import { useTell } from '@/components/ui/Toasts';
import { fieldOf, showProblem, useForm, wholeProblem } from '@/components/useForm';
import { useMay } from '@/lib/hooks';
import { shownName } from '@/lib/rules';
import type { Project } from '@/lib/schemas';
import { projectQuery, useChangeProject, useDeleteProject } from './api';
import { Secrets } from './Secrets';
import { Variables } from './Variables';

export default function ProjectPage() {
  const { id = '' } = useParams();
  const project = useQuery(projectQuery(id));
  return (
    <Page
      title={project.data?.name ?? 'Project'}
      actions={
        <Link to={{ pathname: '/dashboard', search: `projectId=${id}` }} className={buttonLook()}>
          Its executions
        </Link>
      }
    >
      <QueryView query={project} what="the project">
        {(data) => (
          <>
            <Panel title="Settings">
              <Settings key={data.updatedAt} project={data} />
            </Panel>
            <Panel title="Variables">
              <Variables projectId={id} />
            </Panel>
            <Secrets projectId={id} />
            <Deletion project={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

const address = z
  .string()
  .trim()
  .refine((text) => text === '' || /^https?:\/\/\S+$/.test(text), 'An address with http or https');

const schema = z.object({
  name: shownName('What it is called'),
  image: z.string().trim(),
  command: z.string(),
  folder: z.string().trim(),
  targetUrls: z.object({ development: address, staging: address, production: address }),
});

function Settings({ project }: { project: Project }) {
  const change = useChangeProject(project.id);
  const tell = useTell();
  const mayWrite = useMay('projects:write');
  const { targetUrls } = project;
  const form = useForm(schema, {
    name: project.name,
    image: project.image ?? '',
    command: project.command ?? '',
    folder: project.folder ?? '',
    targetUrls: {
      development: targetUrls.development ?? '',
      staging: targetUrls.staging ?? '',
      production: targetUrls.production ?? '',
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((given) =>
        change.mutate(given, {
          onSuccess: () => tell.done('The project is changed'),
          onError: (failure) => showProblem(form, failure),
        }),
      )}
    >
      <fieldset disabled={!mayWrite} className="flex flex-col gap-4 p-4">
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label="Name" {...fieldOf(form, 'name')} />
          <TextField label="Folder" placeholder="all" {...fieldOf(form, 'folder')} />
        </div>
        <TextField label="Image" {...fieldOf(form, 'image')} />
        <TextArea label="Command" {...fieldOf(form, 'command')} />
        <div className="grid gap-4 md:grid-cols-3">
          {(['development', 'staging', 'production'] as const).map((name) => (
            <TextField
              key={name}
              label={`Address of ${name}`}
              placeholder="https://…"
              {...fieldOf(form, `targetUrls.${name}`)}
            />
          ))}
        </div>
        <Alert failure={wholeProblem(form, change.error)} />
        {mayWrite && (
          <Button type="submit" kind="primary" className="self-start" isBusy={change.isPending}>
            Save
          </Button>
        )}
      </fieldset>
    </form>
  );
}

function Deletion({ project }: { project: Project }) {
  const [isAsked, setAsked] = useState(false);
  const mayWrite = useMay('projects:write');
  const deletion = useDeleteProject(project.id);
  const navigate = useNavigate();
  const tell = useTell();
  if (!mayWrite) {
    return null;
  }
  return (
    <div>
      <Button kind="danger" onClick={() => setAsked(true)}>
        Delete this project
      </Button>
      <ConfirmDialog
        title={`Delete ${project.name}?`}
        isOpen={isAsked}
        act="Delete it"
        isBusy={deletion.isPending}
        failure={deletion.error}
        onClose={() => setAsked(false)}
        onAct={() =>
          deletion.mutate(undefined, {
            onSuccess: () => {
              tell.done(`${project.name} is deleted`);
              void navigate('/dashboard/projects');
            },
          })
        }
      >
        Its executions stay. Requests that name it are refused from then on, and its secrets are
        gone: what starts later runs without them.
      </ConfirmDialog>
    </div>
  );
}
