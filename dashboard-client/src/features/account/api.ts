import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { everyPage } from '@/lib/pages';
import { profileQuery } from '@/lib/profile';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

const SESSIONS = ['sessions'] as const;

export const sessionsQuery = queryOptions({
  queryKey: SESSIONS,
  queryFn: () =>
    everyPage((query) => answered(api.GET('/api/auth/sessions', { params: { query } }))),
});

export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answered(api.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useRename() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) =>
      (await answered(api.PATCH('/api/auth/profile', { body: { name } }))).data,
    onSuccess: (profile) => {
      queries.setQueryData(profileQuery.queryKey, profile);
      void queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
}

export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['PasswordRequest']) =>
      answered(api.POST('/api/auth/password', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useRenameOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => answered(api.PATCH('/api/organization', { body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: profileQuery.queryKey }),
  });
}
