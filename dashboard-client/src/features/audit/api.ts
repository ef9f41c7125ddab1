import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { keepAsFile } from '@/lib/download';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

export interface AuditFilters {
  readonly type: string;
  readonly actor: string;
  readonly subject: string;
}

function queryOf({ type, actor, subject }: AuditFilters) {
  return {
    ...(type === '' ? {} : { type: [type] }),
    ...(actor === '' ? {} : { actor }),
    ...(subject === '' ? {} : { subject }),
  };
}

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters] as const,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/audit-events', {
          params: {
            query: { ...queryOf(filters), ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ).then((page) => page as Schemas['AuditListAnswer']),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

/** Reads the whole chain: not asked for without need. */
export function useVerification() {
  return useMutation({
    mutationFn: async () => (await answered(api.GET('/api/audit-events/verification'))).data,
  });
}

export async function downloadAudit(filters: AuditFilters): Promise<void> {
  const lines = await answered(
    api.GET('/api/audit-events', {
      params: { query: queryOf(filters) },
      headers: { Accept: 'application/x-ndjson' },
      parseAs: 'blob',
    }),
  );
  keepAsFile(lines, 'audit-events.ndjson');
}
