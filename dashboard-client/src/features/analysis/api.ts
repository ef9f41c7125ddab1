import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

const ANALYSIS = ['analysis'] as const;

export const settingsQuery = queryOptions({
  queryKey: [...ANALYSIS, 'settings'] as const,
  queryFn: async () => (await answered(api.GET('/api/organization/analysis'))).data,
});

export const spendingQuery = queryOptions({
  queryKey: [...ANALYSIS, 'usage'] as const,
  refetchInterval: 30_000,
  queryFn: async () => (await answered(api.GET('/api/organization/analysis/usage'))).data,
});

/** All of it at once; a key that is left out stays while provider and address do. */
export function useChoose() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['AnalysisSettingsRequest']) =>
      answered(api.PUT('/api/organization/analysis', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ANALYSIS }),
  });
}
