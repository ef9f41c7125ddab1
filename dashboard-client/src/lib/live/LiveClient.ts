import type { components } from '@/contract/api';
import type { SessionState } from '@/lib/session/Session';
import { readMessage, type ExecutionUpdated, type ServerMessage } from './messages';

export type LogLine = components['schemas']['LogLine'];

export type Connection =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** It was lost, or could not be had; the next attempt comes by itself. */
  | { readonly kind: 'waiting'; readonly retryAt: number };

/** Takes the log of one execution; it alone knows which lines it has. */
export interface LogFollower {
  /** Without an attempt: the latest one, and those after it as they come. */
  wanted(): { attempt?: number; fromSeq: number };
  /** @returns whether lines from there on are of use; if not it is asked again what it wants */
  subscribed(attempt: number, fromSeq: number): boolean;
  /** @returns false when lines before these are missing */
  lines(attempt: number, lines: readonly LogLine[]): boolean;
}

export interface LiveTools {
  open: () => WebSocket;
  session: {
    readonly state: SessionState;
    token(): Promise<string | undefined>;
    refresh(): Promise<boolean>;
    subscribe(listener: () => void): () => void;
  };
  random?: () => number;
}

const RETRY_MS_FIRST = 500;
const RETRY_MS_MAX = 30_000;
/** A connection that lasted so long was a good one: the next pause is a short one again. */
const STABLE_MS = 10_000;
const HANDSHAKE_MS_MAX = 10_000;
const PING_EVERY_MS = 15_000;
const SILENCE_MS_MAX = 40_000;
const CLOSED_NOT_AUTHENTICATED = 4401;

/**
 * The live channel: one socket for the whole page. It comes back by itself, with pauses that grow
 * and differ from tab to tab, takes a fresh token over the open socket, and goes on with each log
 * where it stopped.
 */
export class LiveClient {
  readonly #tools: LiveTools;
  readonly #connectionListeners = new Set<() => void>();
  readonly #updateListeners = new Set<(update: ExecutionUpdated) => void>();
  readonly #resumeListeners = new Set<() => void>();
  readonly #followers = new Map<string, LogFollower>();
  /** Of whom a log was asked for and is not promised yet: what comes until then is not from there. */
  readonly #asked = new Set<string>();
  #connection: Connection = { kind: 'off' };
  #socket: WebSocket | undefined;
  #told: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pulse: ReturnType<typeof setInterval> | undefined;
  #heardAt = 0;
  #liveSince = 0;
  #losses = 0;
  #refused = false;

  constructor(tools: LiveTools) {
    this.#tools = tools;
    tools.session.subscribe(() => this.#sessionChanged());
  }

  get connection(): Connection {
    return this.#connection;
  }

  onConnection = (listener: () => void): (() => void) => {
    this.#connectionListeners.add(listener);
    return () => this.#connectionListeners.delete(listener);
  };

  onUpdate(listener: (update: ExecutionUpdated) => void): () => void {
    this.#updateListeners.add(listener);
    return () => this.#updateListeners.delete(listener);
  }

  /** Called whenever it is live again: what happened before may have been missed. */
  onResume(listener: () => void): () => void {
    this.#resumeListeners.add(listener);
    return () => this.#resumeListeners.delete(listener);
  }

  /** Follows the log of one execution; there is one follower of each at most. */
  follow(taskId: string, follower: LogFollower): () => void {
    this.#followers.set(taskId, follower);
    this.#subscribe(taskId);
    return () => {
      if (this.#followers.get(taskId) === follower) {
        this.#followers.delete(taskId);
        this.#say('unsubscribe', { taskId });
      }
    };
  }

  /** Does not wait any longer, because the network is back or a person asks for it. */
  retryNow = (): void => {
    if (this.#connection.kind === 'waiting') {
      clearTimeout(this.#timer);
      void this.#connect();
    }
  };

  #sessionChanged(): void {
    const { state } = this.#tools.session;
    if (state.kind === 'signed-out') {
      this.#stop();
    } else if (state.kind === 'signed-in' && this.#connection.kind === 'off') {
      void this.#connect();
    } else if (state.kind === 'signed-in' && this.#connection.kind === 'live') {
      this.#authenticate(state.token);
    }
  }

  async #connect(): Promise<void> {
    this.#set({ kind: 'connecting' });
    try {
      const mayGoOn = !this.#refused || (await this.#tools.session.refresh());
      const token = mayGoOn ? await this.#tools.session.token() : undefined;
      // Signed out meanwhile, or a sign-in in between has begun another connection.
      if (token === undefined || this.#connection.kind !== 'connecting' || this.#socket) {
        return;
      }
      this.#open(token);
    } catch {
      this.#lost();
    }
  }

  #open(token: string): void {
    const socket = this.#tools.open();
    this.#socket = socket;
    this.#refused = false;
    this.#timer = setTimeout(() => this.#drop(), HANDSHAKE_MS_MAX);
    socket.onopen = () => {
      this.#told = undefined;
      this.#authenticate(token);
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.#heardAt = Date.now();
      const message = readMessage(data);
      if (message) {
        this.#heard(message);
      }
    };
    socket.onclose = ({ code }) => {
      // It may have been said, and the close itself be lost.
      this.#refused ||= code === CLOSED_NOT_AUTHENTICATED;
      this.#drop();
    };
  }

  #heard(message: ServerMessage): void {
    switch (message.event) {
      case 'auth-success':
        this.#isLive();
        break;
      case 'auth-error':
        this.#refused = true;
        break;
      case 'execution-updated':
        this.#updateListeners.forEach((listener) => listener(message.data));
        break;
      case 'execution-log':
        this.#logged(message.data.taskId, message.data.attempt, message.data.lines);
        break;
      case 'subscribed': {
        const { taskId, attempt, fromSeq } = message.data;
        this.#asked.delete(taskId);
        const follower = this.#followers.get(taskId);
        if (follower && !follower.subscribed(attempt, fromSeq)) {
          this.#subscribe(taskId);
        }
        break;
      }
    }
  }

  #isLive(): void {
    if (this.#connection.kind === 'live') {
      return;
    }
    clearTimeout(this.#timer);
    this.#liveSince = Date.now();
    this.#pulse = setInterval(() => this.#beat(), PING_EVERY_MS);
    this.#set({ kind: 'live' });
    for (const taskId of this.#followers.keys()) {
      this.#subscribe(taskId);
    }
    // A token that came while the connection was being made.
    const { state } = this.#tools.session;
    if (state.kind === 'signed-in') {
      this.#authenticate(state.token);
    }
    this.#resumeListeners.forEach((listener) => listener());
  }

  #logged(taskId: string, attempt: number, lines: readonly LogLine[]): void {
    const follower = this.#followers.get(taskId);
    if (follower && !follower.lines(attempt, lines) && !this.#asked.has(taskId)) {
      this.#subscribe(taskId);
    }
  }

  #beat(): void {
    if (Date.now() - this.#heardAt > SILENCE_MS_MAX) {
      this.#drop();
    } else {
      this.#say('ping', {});
    }
  }

  #authenticate(token: string): void {
    if (token !== this.#told && this.#socket?.readyState === WebSocket.OPEN) {
      this.#told = token;
      this.#socket.send(JSON.stringify({ event: 'auth', data: { token } }));
    }
  }

  #subscribe(taskId: string): void {
    const follower = this.#followers.get(taskId);
    if (follower) {
      this.#asked.add(taskId);
      this.#say('subscribe', { taskId, ...follower.wanted() });
    }
  }

  #say(event: string, data: object): void {
    if (this.#connection.kind === 'live' && this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ event, data }));
    }
  }

  /** The connection is given up at once: the browser may not notice for minutes that it is dead. */
  #drop(): void {
    if (this.#socket) {
      this.#forgetSocket();
      this.#lost();
    }
  }

  #lost(): void {
    if (this.#connection.kind === 'off') {
      return;
    }
    const wasStable = this.#liveSince > 0 && Date.now() - this.#liveSince >= STABLE_MS;
    this.#losses = wasStable ? 0 : this.#losses;
    this.#liveSince = 0;
    const random = this.#tools.random ?? Math.random;
    const pause = Math.min(RETRY_MS_MAX, RETRY_MS_FIRST * 2 ** this.#losses) * (0.5 + random() / 2);
    this.#losses++;
    this.#set({ kind: 'waiting', retryAt: Date.now() + pause });
    this.#timer = setTimeout(() => void this.#connect(), pause);
  }

  #stop(): void {
    this.#set({ kind: 'off' });
    this.#forgetSocket();
    this.#losses = 0;
    this.#refused = false;
  }

  #forgetSocket(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#pulse);
    this.#asked.clear();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #set(connection: Connection): void {
    this.#connection = connection;
    this.#connectionListeners.forEach((listener) => listener());
  }
}
