import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

const KEYS = ['api-keys'] as const;

export const keysQuery = queryOptions({
  queryKey: KEYS,
  queryFn: async () => (await answered(api.GET('/api/auth/api-keys'))).data,
});

export function useMakeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas['ApiKeyRequest']) =>
      (await answered(api.POST('/api/auth/api-keys', { body }))).data,
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS }),
  });
}

export function useRevokeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answered(api.DELETE('/api/auth/api-keys/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS }),
  });
}
