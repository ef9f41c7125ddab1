import { duration } from '@/lib/format';
import { ApiProblem } from '@/lib/problem';
import type { Execution, Schemas } from '@/lib/schemas';

const REASONS: Record<Schemas['Waiting']['reason'], string> = {
  organization_limit: 'Your organization runs as many at once as its plan allows',
  no_free_slot: 'All workers are busy',
  no_worker: 'No worker is connected',
  pulling_image: 'The image is being pulled',
  starting: 'The container is being started',
  broker_away: 'The queue cannot be reached; it goes on by itself',
};

/** Why a pending execution does not run yet, in a sentence. */
export function waitingWords(waiting: Schemas['Waiting']): string {
  const place = waiting.position === null ? '' : ` · ${ordinal(waiting.position)} in line`;
  const seconds = waiting.estimateSeconds;
  const wait = seconds === null ? '' : ` · about ${duration(seconds * 1_000)}`;
  return `${REASONS[waiting.reason]}${place}${wait}`;
}

function ordinal(position: number): string {
  return position === 1 ? 'next' : `number ${position}`;
}

/** Why it was not run again: the service says it to who writes requests, not to who presses buttons. */
export function refusedRetry(failure: unknown): ApiProblem {
  const problem = ApiProblem.from(failure);
  return problem.code === 'execution.failed_tests_unknown'
    ? new ApiProblem(problem.status, {
        error: problem.title,
        code: problem.code,
        message:
          'Which tests to run cannot be told: too many failed, or the request calls them by other names than the report. Retry all of it.',
      })
    : problem;
}

/** How long it ran, or has been running; undefined before that. */
export function ranFor(execution: Execution, now: number): string | undefined {
  if (execution.startTime === null) {
    return undefined;
  }
  const end = execution.endTime === null ? now : Date.parse(execution.endTime);
  return duration(end - Date.parse(execution.startTime));
}

/** The request that would ask for the same again. */
export function requestOf(execution: Execution): Schemas['SubmissionRequest'] {
  const { config } = execution;
  return withoutNulls({
    projectId: execution.projectId,
    image: execution.image,
    command: execution.command,
    folder: execution.folder,
    tests: execution.tests.length === 0 ? undefined : execution.tests,
    groupName: execution.groupName,
    config: withoutNulls({ ...config }),
  });
}

function withoutNulls<T extends object>(from: T): T {
  return Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== null && value !== undefined),
  ) as T;
}
