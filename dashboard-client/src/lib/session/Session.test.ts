import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokenOf } from '../../../test/things';
import { Session, type Channel } from './Session';

const ORIGIN = 'http://dashboard.test';

type Answer = (request: Request) => Response | Promise<Response>;

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status });
}

/** A browser's tab with a service that answers by path. */
function tab(answers: Record<string, Answer>, channel?: Channel) {
  const asked: Request[] = [];
  const session = new Session({
    origin: ORIGIN,
    channel,
    random: () => 0,
    fetch: async (request) => {
      asked.push(request);
      const answer = answers[new URL(request.url).pathname];
      if (!answer) {
        throw new TypeError('Failed to fetch');
      }
      return answer(request);
    },
  });
  const paths = () => asked.map(({ url }) => new URL(url).pathname);
  return { session, asked, paths };
}

const REFUSED = () => json(401, { code: 'auth.invalid_token', error: 'Invalid token' });
const refreshed =
  (jti: string, lifeSeconds = 900) =>
  () =>
    json(200, { success: true, token: tokenOf({ jti, lifeSeconds }), expiresIn: lifeSeconds });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a session', () => {
  it('is restored from the cookie after a load', async () => {
    const { session } = tab({ '/api/auth/refresh': refreshed('a') });
    await session.restore();
    expect(session.state).toMatchObject({ kind: 'signed-in', claims: { role: 'admin' } });
  });

  it('is none without a cookie, and nobody is told that it has ended', async () => {
    const { session } = tab({ '/api/auth/refresh': REFUSED });
    await session.restore();
    expect(session.state).toEqual({ kind: 'signed-out', reason: 'none' });
  });

  it('is not given up because the service is away: it is tried again', async () => {
    const answers: Record<string, Answer> = {};
    const { session } = tab(answers);
    await session.restore();
    expect(session.state).toMatchObject({ kind: 'restoring', problem: { code: 'unreachable' } });
    answers['/api/auth/refresh'] = refreshed('a');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(session.state.kind).toBe('signed-in');
  });

  it('makes one exchange, however many ask', async () => {
    const { session, paths } = tab({ '/api/auth/refresh': refreshed('a') });
    await Promise.all([session.refresh(), session.refresh(), session.restore()]);
    expect(paths()).toEqual(['/api/auth/refresh']);
  });

  it('refreshes by itself before the token expires', async () => {
    let number = 0;
    const { session, paths } = tab({
      '/api/auth/refresh': () => refreshed(`t${++number}`, 20)(),
    });
    await session.restore();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(paths().length).toBeGreaterThanOrEqual(5);
    expect(session.state.kind).toBe('signed-in');
  });

  it('refreshes first when the token expired while the machine slept', async () => {
    const sent: (string | null)[] = [];
    const { session } = tab({
      '/api/auth/refresh': refreshed('fresh'),
      '/api/things': ({ headers }) => {
        sent.push(headers.get('Authorization'));
        return json(200, {});
      },
    });
    session.signedIn(tokenOf({ jti: 'old', lifeSeconds: 60 }));
    vi.setSystemTime(Date.now() + 3_600_000);
    await session.fetch(new Request(`${ORIGIN}/api/things`));
    expect(sent).toEqual([`Bearer ${tokenOf({ jti: 'fresh' })}`]);
  });

  it('sends a request again, with its body, once its token was refused', async () => {
    const bodies: string[] = [];
    const { session, paths } = tab({
      '/api/auth/refresh': refreshed('b'),
      '/api/things': async (request) => {
        bodies.push(await request.text());
        return bodies.length === 1 ? REFUSED() : json(200, {});
      },
    });
    session.signedIn(tokenOf({ jti: 'a' }));
    const answer = await session.fetch(
      new Request(`${ORIGIN}/api/things`, { method: 'POST', body: '{"a":1}' }),
    );
    expect(answer.status).toBe(200);
    expect(bodies).toEqual(['{"a":1}', '{"a":1}']);
    expect(paths()).toEqual(['/api/things', '/api/auth/refresh', '/api/things']);
  });

  it('makes one exchange for many requests that were refused at once', async () => {
    let isFresh = false;
    const { session, paths } = tab({
      '/api/auth/refresh': () => {
        isFresh = true;
        return refreshed('b')();
      },
      '/api/things': () => (isFresh ? json(200, {}) : REFUSED()),
    });
    session.signedIn(tokenOf());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => session.fetch(new Request(`${ORIGIN}/api/things`))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(paths().filter((path) => path === '/api/auth/refresh')).toHaveLength(1);
  });

  it('does not take a wrong password for a refused token', async () => {
    const { session, paths } = tab({
      '/api/auth/password': () => json(401, { code: 'auth.invalid_credentials' }),
    });
    session.signedIn(tokenOf());
    const answer = await session.fetch(new Request(`${ORIGIN}/api/auth/password`));
    expect(answer.status).toBe(401);
    expect(paths()).toEqual(['/api/auth/password']);
    expect(session.state.kind).toBe('signed-in');
  });

  it('has ended when the refresh token is refused', async () => {
    const { session } = tab({ '/api/auth/refresh': REFUSED, '/api/things': REFUSED });
    session.signedIn(tokenOf());
    await session.fetch(new Request(`${ORIGIN}/api/things`));
    expect(session.state).toEqual({ kind: 'signed-out', reason: 'expired' });
  });

  it('goes on while the service that refreshes it is away, and is tried again', async () => {
    const answers: Record<string, Answer> = {};
    const { session } = tab(answers);
    session.signedIn(tokenOf({ lifeSeconds: 20 }));
    await vi.advanceTimersByTimeAsync(16_000);
    expect(session.state.kind).toBe('signed-in');
    const token = tokenOf({ jti: 'b' });
    answers['/api/auth/refresh'] = () => json(200, { token });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(session.state).toMatchObject({ token });
  });

  it('ends with a logout, and an answer that comes late does not begin it again', async () => {
    let release: (answer: Response) => void = () => undefined;
    const { session } = tab({
      '/api/auth/refresh': () => new Promise((resolve) => (release = resolve)),
      '/api/auth/logout': () => json(200, { success: true }),
    });
    session.signedIn(tokenOf());
    const refresh = session.refresh();
    await vi.advanceTimersByTimeAsync(0);
    await session.signOut();
    release(refreshed('late')());
    expect(await refresh).toBe(false);
    expect(session.state).toEqual({ kind: 'signed-out', reason: 'logout' });
  });

  it('goes on when the logout did not reach the service', async () => {
    const { session } = tab({ '/api/auth/logout': () => json(503, { code: 'dependency.store' }) });
    session.signedIn(tokenOf());
    await expect(session.signOut()).rejects.toMatchObject({ code: 'dependency.store' });
    expect(session.state.kind).toBe('signed-in');
  });
});

describe('two tabs', () => {
  /** What one posts the others hear, as with a BroadcastChannel. */
  function channels() {
    const all: EventTarget[] = [];
    return (): Channel => {
      const own = new EventTarget();
      all.push(own);
      return {
        addEventListener: (type, listener) =>
          own.addEventListener(type, (event) => listener(event as MessageEvent<unknown>)),
        postMessage: (data) =>
          all
            .filter((other) => other !== own)
            .forEach((other) => other.dispatchEvent(new MessageEvent('message', { data }))),
      };
    };
  }

  it('leave together when one logs out', async () => {
    const channel = channels();
    const one = tab({ '/api/auth/logout': () => json(200, {}) }, channel());
    const other = tab({}, channel());
    one.session.signedIn(tokenOf());
    other.session.signedIn(tokenOf());
    await one.session.signOut();
    expect(other.session.state).toEqual({ kind: 'signed-out', reason: 'logout' });
  });

  it('are the same person after one has signed in as somebody else', async () => {
    const channel = channels();
    const one = tab({}, channel());
    const bob = tokenOf({ userId: 'bob' });
    const other = tab({ '/api/auth/refresh': () => json(200, { token: bob }) }, channel());
    other.session.signedIn(tokenOf());
    one.session.signedIn(bob);
    await vi.advanceTimersByTimeAsync(10);
    expect(other.session.state).toMatchObject({ claims: { userId: 'bob' } });
  });
});
