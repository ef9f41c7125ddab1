import { ApiProblem } from '@/lib/problem';
import { readClaims, type Claims } from './claims';

export type SessionState =
  /** Not known yet whether the browser has a session. */
  | { readonly kind: 'restoring'; readonly problem?: ApiProblem }
  | { readonly kind: 'signed-out'; readonly reason: 'none' | 'expired' | 'logout' }
  | { readonly kind: 'signed-in'; readonly token: string; readonly claims: Claims };

/** What tabs of one browser tell each other; both name facts, never a token. */
type Word = 'signed-in' | 'signed-out';

export interface Channel {
  postMessage(word: Word): void;
  addEventListener(type: 'message', listener: (message: MessageEvent<unknown>) => void): void;
}

export interface SessionTools {
  fetch: (request: Request) => Promise<Response>;
  origin: string;
  /** To the other tabs; none where the browser has no such thing. */
  channel?: Channel | undefined;
  /** Runs one exchange at a time among all tabs, so that each sends the newest cookie. */
  exclusively?: (work: () => Promise<boolean>) => Promise<boolean>;
  random?: () => number;
}

/** Refusals that a fresh token mends; a wrong password is none. */
const TOKEN_REFUSED = new Set(['auth.invalid_token', 'auth.required']);
const RETRY_MS_FIRST = 1_000;
const RETRY_MS_MAX = 30_000;
/** The longest that a browser's timer counts. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * Who is signed in. The access token is in memory only; the refresh token is in a cookie that no
 * script reads. However many ask, one exchange goes on at a time.
 */
export class Session {
  readonly #tools: SessionTools;
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { kind: 'restoring' };
  #refreshing: Promise<boolean> | undefined;
  #staleAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Rises with each sign-in and sign-out: answers from before it are void. */
  #era = 0;

  constructor(tools: SessionTools) {
    this.#tools = tools;
    tools.channel?.addEventListener('message', ({ data }) => this.#heard(data));
  }

  get state(): SessionState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the token of a sign-in that this tab has just made. */
  signedIn(token: string): void {
    this.#era++;
    if (!this.#adopt(token)) {
      this.#leave('none');
      return;
    }
    this.#tools.channel?.postMessage('signed-in');
  }

  /** Finds out, after a load, whether the browser has a session. Never fails; it tries again. */
  async restore(): Promise<void> {
    try {
      await this.refresh();
    } catch (failure) {
      if (this.#state.kind === 'restoring') {
        this.#set({ kind: 'restoring', problem: ApiProblem.from(failure) });
      }
    }
  }

  /**
   * Exchanges the cookie for a fresh token.
   *
   * @returns whether somebody is signed in after it
   * @throws ApiProblem when that cannot be said now; it is tried again by itself
   */
  refresh(): Promise<boolean> {
    const exclusively = this.#tools.exclusively ?? directly;
    this.#refreshing ??= exclusively(() => this.#exchange()).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** A token that has not expired as far as this clock can tell; undefined without a session. */
  async token(): Promise<string | undefined> {
    if (this.#state.kind === 'signed-in' && Date.now() >= this.#staleAt) {
      await this.refresh();
    }
    return this.#present();
  }

  /** Sends a request in the name of whoever is signed in, once more when its token was refused. */
  fetch = async (request: Request): Promise<Response> => {
    const again = request.clone();
    const token = await this.token();
    const answer = await this.#send(request, token);
    if (token === undefined || answer.status !== 401 || !(await isTokenRefused(answer))) {
      return answer;
    }
    const isNewer = this.#present() !== token;
    const fresh = isNewer || (await this.refresh()) ? this.#present() : undefined;
    return fresh === undefined ? answer : this.#send(again, fresh);
  };

  /** @throws ApiProblem when the service did not end the session: it goes on then */
  async signOut(allDevices = false): Promise<void> {
    const answer = await this.fetch(
      new Request(`${this.#tools.origin}/api/auth/logout`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ allDevices }),
      }),
    );
    if (!answer.ok && answer.status !== 401) {
      throw ApiProblem.of(answer.status, await answer.json().catch(() => undefined));
    }
    this.#leave('logout');
    this.#tools.channel?.postMessage('signed-out');
  }

  async #exchange(): Promise<boolean> {
    const era = this.#era;
    let answer: Response;
    try {
      answer = await this.#tools.fetch(
        new Request(`${this.#tools.origin}/api/auth/refresh`, { method: 'POST' }),
      );
      if (!answer.ok && answer.status !== 401 && answer.status !== 403) {
        throw ApiProblem.of(answer.status, await answer.json().catch(() => undefined));
      }
    } catch (failure) {
      if (era === this.#era) {
        this.#tryLater();
      }
      throw ApiProblem.from(failure);
    }
    const token = answer.ok ? readToken(await answer.json().catch(() => undefined)) : undefined;
    if (era !== this.#era) {
      return this.#state.kind === 'signed-in';
    }
    if (token === undefined || !this.#adopt(token)) {
      this.#leave(this.#state.kind === 'signed-in' ? 'expired' : 'none');
      return false;
    }
    return true;
  }

  #adopt(token: string): boolean {
    const claims = readClaims(token);
    if (!claims) {
      return false;
    }
    // Both times are the service's: how far this clock is off plays no part.
    const life = Math.max(0, claims.exp - claims.iat) * 1_000;
    this.#staleAt = Date.now() + life;
    this.#failures = 0;
    const random = this.#tools.random ?? Math.random;
    this.#later(life * (0.7 + 0.1 * random()));
    this.#set({ kind: 'signed-in', token, claims });
    return true;
  }

  #leave(reason: 'none' | 'expired' | 'logout'): void {
    this.#era++;
    clearTimeout(this.#timer);
    this.#set({ kind: 'signed-out', reason });
  }

  #heard(word: unknown): void {
    if (word === 'signed-out' && this.#state.kind !== 'signed-out') {
      this.#leave('logout');
    } else if (word === 'signed-in') {
      // The cookie may be another person's now: whoever it is, is who acts from here on.
      this.#later(0);
    }
  }

  #tryLater(): void {
    this.#later(Math.min(RETRY_MS_MAX, RETRY_MS_FIRST * 2 ** this.#failures));
    this.#failures++;
  }

  #later(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.restore(), Math.min(pause, TIMER_MS_MAX));
  }

  #present(): string | undefined {
    return this.#state.kind === 'signed-in' ? this.#state.token : undefined;
  }

  #send(request: Request, token: string | undefined): Promise<Response> {
    if (token !== undefined) {
      request.headers.set('Authorization', `Bearer ${token}`);
    }
    return this.#tools.fetch(request);
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}

function directly(work: () => Promise<boolean>): Promise<boolean> {
  return work();
}

function readToken(body: unknown): string | undefined {
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : '';
  return typeof token === 'string' && token !== '' ? token : undefined;
}

async function isTokenRefused(answer: Response): Promise<boolean> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  return TOKEN_REFUSED.has(ApiProblem.of(answer.status, body).code);
}
