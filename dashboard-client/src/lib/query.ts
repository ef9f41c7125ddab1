import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const ATTEMPTS_MAX = 3;
const FRESH_MS = 10_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, failure) =>
          ApiProblem.from(failure).isTransient && failures + 1 < ATTEMPTS_MAX,
      },
      // Whether a change was made is not known when no answer came: a person decides.
      mutations: { retry: false },
    },
  });
}

/** While the socket cannot be had, what it would tell is asked for so often. */
export const POLL_MS = 5_000;
