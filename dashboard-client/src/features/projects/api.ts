import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { everyPage } from '@/lib/pages';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

const PROJECTS = ['projects'] as const;

export const projectsQuery = queryOptions({
  queryKey: [...PROJECTS, 'list'] as const,
  queryFn: () => everyPage((query) => answered(api.GET('/api/projects', { params: { query } }))),
});

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: [...PROJECTS, 'one', id] as const,
    queryFn: async () =>
      (await answered(api.GET('/api/projects/{id}', { params: { path: { id } } }))).data,
  });

const environmentQuery = (id: string) =>
  queryOptions({
    queryKey: [...PROJECTS, 'environment', id] as const,
    queryFn: async () =>
      (await answered(api.GET('/api/projects/{id}/env', { params: { path: { id } } }))).data,
  });

export const variablesQuery = (id: string) =>
  queryOptions({ ...environmentQuery(id), select: ({ variables }) => variables });

/** Asked for with the variables, in one request. */
export const secretsQuery = (id: string) =>
  queryOptions({ ...environmentQuery(id), select: ({ secrets }) => secrets });

export function useCreateProject() {
  return useChanging(
    async (body: Schemas['ProjectRequest']) =>
      (await answered(api.POST('/api/projects', { body }))).data,
  );
}

export function useChangeProject(id: string) {
  return useChanging((body: Schemas['ProjectRequest']) =>
    answered(api.PATCH('/api/projects/{id}', { params: { path: { id } }, body })),
  );
}

export function useDeleteProject(id: string) {
  return useChanging(() =>
    answered(api.DELETE('/api/projects/{id}', { params: { path: { id } } })),
  );
}

/** null removes a variable; those that are not named stay. */
export function useChangeVariables(id: string) {
  return useChanging((variables: Changes) => changeEnvironment(id, { variables }));
}

/** Likewise; no answer ever has the values. */
export function useChangeSecrets(id: string) {
  return useChanging((secrets: Changes) => changeEnvironment(id, { secrets }));
}

type Changes = Record<string, string | null>;

function changeEnvironment(id: string, body: { variables?: Changes; secrets?: Changes }) {
  return answered(
    api.PATCH('/api/projects/{id}/env', {
      params: { path: { id } },
      // The description does not say in its types that null is allowed.
      body: body as Schemas['VariablesRequest'],
    }),
  );
}

function useChanging<T, R>(mutationFn: (given: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queries.invalidateQueries({ queryKey: PROJECTS }),
  });
}
