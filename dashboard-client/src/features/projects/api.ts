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

export const variablesQuery = (id: string) =>
  queryOptions({
    queryKey: [...PROJECTS, 'variables', id] as const,
    queryFn: async () =>
      (await answered(api.GET('/api/projects/{id}/env', { params: { path: { id } } }))).data
        .variables,
  });

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
  return useChanging((variables: Record<string, string | null>) =>
    answered(
      api.PATCH('/api/projects/{id}/env', {
        params: { path: { id } },
        // The description does not say in its types that null is allowed.
        body: { variables: variables as Record<string, string> },
      }),
    ),
  );
}

function useChanging<T, R>(mutationFn: (given: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queries.invalidateQueries({ queryKey: PROJECTS }),
  });
}
