import { useQuery } from '@tanstack/react-query';
import { FolderKanban, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { TextField } from '@/components/ui/Field';
import { Page, Panel, Table } from '@/components/ui/Page';
import { Alert, EmptyState, QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { showProblem, useForm, wholeProblem } from '@/components/useForm';
import { useMay } from '@/lib/hooks';
import { shownName } from '@/lib/rules';
import { projectsQuery, useCreateProject } from './api';

export default function ProjectsPage() {
  const projects = useQuery(projectsQuery);
  const mayWrite = useMay('projects:write');
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button kind="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden className="size-4" /> New project
    </Button>
  );
  return (
    <Page title="Projects" description="What executions have in common" actions={mayWrite && make}>
      <Panel>
        <QueryView query={projects} what="the projects">
          {(data) =>
            data.length === 0 ? (
              <EmptyState icon={FolderKanban} title="No projects yet">
                <p>
                  A project keeps image, command, addresses and variables, so that a run names it
                  and is done.
                </p>
                {mayWrite && make}
              </EmptyState>
            ) : (
              <Table
                caption="Projects"
                rows={data}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: 'Name',
                    cell: ({ id, name, slug }) => (
                      <>
                        <Link to={id} className="block font-medium text-accent hover:underline">
                          {name}
                        </Link>
                        <span className="text-xs text-muted">{slug}</span>
                      </>
                    ),
                  },
                  {
                    name: 'Image',
                    isExtra: true,
                    cell: ({ image }) => <code className="text-xs">{image ?? '–'}</code>,
                  },
                  { name: 'Changed', cell: ({ updatedAt }) => <RelativeTime at={updatedAt} /> },
                ]}
              />
            )
          }
        </QueryView>
      </Panel>
      {isMaking && <MakeProject onClose={() => setMaking(false)} />}
    </Page>
  );
}

const schema = z.object({ name: shownName('What it is called'), image: z.string().trim() });

function MakeProject({ onClose }: { onClose: () => void }) {
  const create = useCreateProject();
  const navigate = useNavigate();
  const form = useForm(schema, { name: '', image: '' });
  const { errors } = form.formState;
  return (
    <Dialog isOpen title="New project" onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((given) =>
          create.mutate(given, {
            onError: (failure) => showProblem(form, failure),
            onSuccess: ({ id }) => void navigate(id),
          }),
        )}
      >
        <TextField
          label="Name"
          placeholder="Shop"
          error={errors.name?.message}
          {...form.register('name')}
        />
        <TextField
          label="Image"
          placeholder="registry.example/team/tests:1.2"
          hint="Of executions that name none; it can be set later, too"
          error={errors.image?.message}
          {...form.register('image')}
        />
        <Alert failure={wholeProblem(form, create.error)} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" kind="primary" isBusy={create.isPending}>
            Make the project
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
