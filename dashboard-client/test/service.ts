import { http, HttpResponse, type DefaultBodyType, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import { organizationDaysOf, rankingsOf } from './metrics';
import {
  artifactPageOf,
  executionOf,
  historyOf,
  memberOf,
  profileOf,
  testPageOf,
  tokenOf,
  type Role,
} from './things';

const ORIGIN = 'http://dashboard.test';

export function page(data: readonly unknown[], nextCursor: string | null = null) {
  return HttpResponse.json({ success: true, data, nextCursor });
}

export function answer(data: unknown, status = 200) {
  return HttpResponse.json({ success: true, data }, { status });
}

export function refusal(status: number, code: string, change: object = {}) {
  return HttpResponse.json(
    {
      success: false,
      error: 'Refused',
      message: `It was refused: ${code}`,
      code,
      correlationId: 'c-1',
      ...change,
    },
    { status },
  );
}

/** A route of the service, by its path. */
export const at = (path: string) => `${ORIGIN}${path}`;

const usual: HttpHandler[] = [
  http.post(at('/api/auth/refresh'), () => refusal(401, 'auth.invalid_token')),
  http.get(at('/api/auth/oauth'), () => page([])),
  http.get(at('/api/auth/me'), () => answer(profileOf())),
  http.get(at('/api/users'), () => page([memberOf()])),
  http.get(at('/api/projects'), () => page([])),
  http.get(at('/api/executions'), () => page([executionOf()])),
  http.get(at('/api/executions/:taskId'), ({ params }) =>
    answer(executionOf({ taskId: String(params.taskId) })),
  ),
  http.get(at('/api/executions/:taskId/tests'), () => HttpResponse.json(testPageOf([]))),
  http.get(at('/api/executions/:taskId/tests/:testKey/history'), () => answer(historyOf())),
  http.get(at('/api/executions/:taskId/artifacts'), () =>
    HttpResponse.json(artifactPageOf([], [])),
  ),
  http.get(at('/api/metrics'), () => page([])),
  http.get(at('/api/analytics/days'), () => answer(organizationDaysOf())),
  http.get(at('/api/analytics/tests'), () => answer(rankingsOf())),
];

/** Stands in for the service: what a test does not say itself is answered in the usual way. */
export const server = setupServer(...usual);

/** The browser has a session of that role. */
export function remembers(role: Role = 'admin'): void {
  server.use(
    http.post(at('/api/auth/refresh'), () =>
      HttpResponse.json({ success: true, token: tokenOf({ role }), expiresIn: 900 }),
    ),
    http.get(at('/api/auth/me'), () => answer(profileOf(role))),
  );
}

/** The service takes its time over a route. @returns whether it was asked, and what lets it answer */
export function heldBack(path: string, answers: () => HttpResponse<DefaultBodyType>) {
  const held: (() => void)[] = [];
  server.use(
    http.get(at(path), async () => {
      await new Promise<void>((resolve) => held.push(resolve));
      return answers();
    }),
  );
  return { isAsked: () => held.length > 0, answer: () => held.forEach((resolve) => resolve()) };
}
