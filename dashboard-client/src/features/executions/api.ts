import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { keepAsFile } from '@/lib/download';
import type { Execution, Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';
import { without, type ExecutionPage, type Pages } from './cache';
import type { Filters } from './filters';
import { RESULTS } from './results/api';

export const LISTS = ['executions', 'list'] as const;
const ONES = ['executions', 'one'] as const;
const PAGE = 50;

export function fetchPage(filters: Filters, cursor: string | null): Promise<ExecutionPage> {
  const query = {
    limit: PAGE,
    ...(cursor === null ? {} : { cursor }),
    ...(filters.status.length === 0 ? {} : { status: [...filters.status] }),
    ...(filters.q === '' ? {} : { q: filters.q }),
    ...(filters.projectId === '' ? {} : { projectId: filters.projectId }),
    ...(filters.groupName === '' ? {} : { groupName: filters.groupName }),
    ...(filters.environment === '' ? {} : { environment: filters.environment }),
  };
  return answered(api.GET('/api/executions', { params: { query } }));
}

export const executionsQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: [...LISTS, filters] as const,
    queryFn: ({ pageParam }) => fetchPage(filters, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last: ExecutionPage) => last.nextCursor,
  });

export const executionQuery = (taskId: string) =>
  queryOptions({
    queryKey: [...ONES, taskId] as const,
    queryFn: async () =>
      (await answered(api.GET('/api/executions/{taskId}', { params: { path: { taskId } } }))).data,
  });

export function useSubmit() {
  return useActing((body: Schemas['SubmissionRequest']) =>
    answered(api.POST('/api/executions', { body })),
  );
}

/** What is to be run again: all of an execution, or only its tests that failed. */
interface Again {
  taskId: string;
  failedOnly: boolean;
}

export function useRetry() {
  return useActing(({ taskId, failedOnly }: Again) =>
    answered(
      api.POST('/api/executions/{taskId}/retry', {
        params: { path: { taskId } },
        body: failedOnly ? { failedOnly } : {},
      }),
    ),
  );
}

/** Asks for a stop; that it has stopped is told by the live channel. */
export function cancel(taskId: string): Promise<Execution> {
  return answered(
    api.POST('/api/executions/{taskId}/cancel', { params: { path: { taskId } } }),
  ).then(({ data }) => data);
}

export async function remove(taskId: string): Promise<void> {
  await answered(api.DELETE('/api/executions/{taskId}', { params: { path: { taskId } } }));
}

/** Shows an execution as the service has just answered it. */
export function show(queries: QueryClient, execution: Execution): void {
  queries.setQueryData<Execution>([...ONES, execution.taskId], (present) =>
    present && present.version > execution.version ? present : { ...present, ...execution },
  );
}

/** Takes deleted executions off what is shown. */
export function forget(queries: QueryClient, taskIds: readonly string[]): void {
  const gone = new Set(taskIds);
  queries.setQueriesData<Pages>({ queryKey: LISTS }, (pages) => pages && without(pages, gone));
  taskIds.forEach((taskId) => {
    queries.removeQueries({ queryKey: [...ONES, taskId] });
    queries.removeQueries({ queryKey: [...RESULTS, taskId] });
  });
}

function useActing<T>(ask: (given: T) => Promise<Schemas['AnswerExecutionView']>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: T) => ask(given).then(({ data }) => data),
    onSuccess: (execution) => {
      show(queries, execution);
      void queries.invalidateQueries({ queryKey: LISTS });
    },
  });
}

export async function downloadLog(taskId: string, attempt: number | undefined): Promise<void> {
  const text = await answered(
    api.GET('/api/executions/{taskId}/logs', {
      params: { path: { taskId }, query: attempt === undefined ? {} : { attempt } },
      headers: { Accept: 'text/plain' },
      parseAs: 'blob',
    }),
  );
  keepAsFile(text, attempt === undefined ? `${taskId}.log` : `${taskId}-${attempt}.log`);
}
