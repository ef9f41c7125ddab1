import type { Execution, ExecutionStatus } from '@/lib/schemas';

export const STATUSES: readonly ExecutionStatus[] = [
  'PENDING',
  'RUNNING',
  'ANALYZING',
  'PASSED',
  'FAILED',
  'UNSTABLE',
  'ERROR',
  'CANCELLED',
];

const FINAL: ReadonlySet<ExecutionStatus> = new Set([
  'PASSED',
  'FAILED',
  'UNSTABLE',
  'ERROR',
  'CANCELLED',
]);

export function isFinal(status: ExecutionStatus): boolean {
  return FINAL.has(status);
}

/** Whether its container may still run: ANALYZING has ended already. */
export function isStoppable(execution: Execution): boolean {
  return execution.status === 'PENDING' || execution.status === 'RUNNING';
}

/** Which executions are listed; what is empty does not limit them. */
export interface Filters {
  readonly status: readonly ExecutionStatus[];
  readonly q: string;
  readonly projectId: string;
  readonly groupName: string;
  readonly environment: string;
}

const TEXTS = ['q', 'projectId', 'groupName', 'environment'] as const;

/** They live in the page's address, so that a list can be sent to somebody. */
export function filtersOf(query: URLSearchParams): Filters {
  const asked = new Set(query.getAll('status'));
  return {
    status: STATUSES.filter((status) => asked.has(status)),
    q: query.get('q') ?? '',
    projectId: query.get('projectId') ?? '',
    groupName: query.get('groupName') ?? '',
    environment: query.get('environment') ?? '',
  };
}

/** The same address with other filters; what else it says stays. */
export function withFilters(query: URLSearchParams, change: Partial<Filters>): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of TEXTS) {
    const value = change[name];
    if (value !== undefined) {
      next.delete(name);
      if (value !== '') {
        next.set(name, value);
      }
    }
  }
  if (change.status) {
    next.delete('status');
    change.status.forEach((status) => next.append('status', status));
  }
  return next;
}

export function isFiltered(filters: Filters): boolean {
  return filters.status.length > 0 || TEXTS.some((name) => filters[name] !== '');
}

export function admits(filters: Filters, status: ExecutionStatus): boolean {
  return filters.status.length === 0 || filters.status.includes(status);
}
