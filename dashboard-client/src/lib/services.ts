import createClient from 'openapi-fetch';
import type { paths } from '@/contract/api';
import { LiveClient } from '@/lib/live/LiveClient';
import { ApiProblem } from '@/lib/problem';
import { Session } from '@/lib/session/Session';

const { origin } = window.location;

async function locked(work: () => Promise<boolean>): Promise<boolean> {
  // Not there on a page that came over plain http from another machine.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? await locks.request('aac-refresh', work) : work();
}

/** The page's one session. */
export const session = new Session({
  fetch: (request) => fetch(request),
  origin,
  channel:
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('aac-session'),
  exclusively: locked,
});

/** The page's one socket. */
export const live = new LiveClient({
  open: () => new WebSocket(`${origin.replace(/^http/, 'ws')}/ws`),
  session,
});

/** Every request goes through here, in the name of whoever is signed in. */
export const api = createClient<paths>({ baseUrl: origin, fetch: session.fetch });

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** @throws ApiProblem unless the service did what it was asked */
export async function answered<T>(call: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call.catch((failure: unknown) => {
    throw ApiProblem.from(failure);
  });
  if (data === undefined || data === null) {
    throw ApiProblem.of(response.status, error);
  }
  return data;
}
