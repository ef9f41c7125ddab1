import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { keepAsFile } from '@/lib/download';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

export interface AuditFilters {
  readonly type: string;
  readonly actor: string;
  readonly subject: string;
}

/** They come every few minutes from everybody who is signed in, and would drown the others. */
const ROUTINE = ['TokenRefreshed'];

function queryOf({ type, actor, subject }: AuditFilters) {
  return {
    ...(type === '' ? {} : { type: [type] }),
    ...(actor === '' ? {} : { actor }),
    ...(subject === '' ? {} : { subject }),
  };
}

/** Of a type that was asked for by its name, routine events are shown in any case. */
export const auditQuery = (filters: AuditFilters, withRoutine: boolean) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters, withRoutine] as const,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/audit-events', {
          params: {
            query: {
              ...queryOf(filters),
              ...(withRoutine || filters.type !== '' ? {} : { exceptType: ROUTINE }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
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

/** With the routine events: a chain can be checked when it is whole. */
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
