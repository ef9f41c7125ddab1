import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../../test/FakeSocket';
import { linesOf, tokenOf } from '../../../test/things';
import { readClaims } from '../session/claims';
import type { SessionState } from '../session/Session';
import { LiveClient, type LogFollower } from './LiveClient';

function signedIn(token: string): SessionState {
  const claims = readClaims(token);
  if (!claims) {
    throw new Error('That is no token');
  }
  return { kind: 'signed-in', token, claims };
}

function page(random = 1) {
  let listener: () => void = () => undefined;
  const session = {
    state: { kind: 'restoring' } as SessionState,
    token: vi.fn(() =>
      Promise.resolve(session.state.kind === 'signed-in' ? session.state.token : undefined),
    ),
    refresh: vi.fn(() => Promise.resolve(true)),
    subscribe: (heard: () => void) => {
      listener = heard;
      return () => undefined;
    },
  };
  const live = new LiveClient({
    open: () => new FakeSocket() as unknown as WebSocket,
    session,
    random: () => random,
  });
  const becomes = async (state: SessionState) => {
    session.state = state;
    listener();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { live, session, becomes };
}

function follower(from: number): LogFollower & { next: number; got: string[] } {
  const taken = { next: from, got: [] as string[] };
  return Object.assign(taken, {
    wanted: () => ({ fromSeq: taken.next }),
    subscribed: (_: number, fromSeq: number) => fromSeq <= taken.next,
    lines: (_: number, lines: readonly { seq: number; text: string }[]) => {
      if ((lines[0]?.seq ?? 0) > taken.next) {
        return false;
      }
      lines.forEach(({ seq, text }) => {
        taken.next = seq + 1;
        taken.got.push(text);
      });
      return true;
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
});
afterEach(() => vi.useRealTimers());

describe('the live channel', () => {
  it('signs in with its first message, never in the address', async () => {
    const { live, becomes } = page();
    const token = tokenOf();
    await becomes(signedIn(token));
    FakeSocket.last.opens();
    expect(FakeSocket.last.said).toEqual([{ event: 'auth', data: { token } }]);
    expect(FakeSocket.last.url).not.toContain(token);
    expect(live.connection.kind).toBe('connecting');
    FakeSocket.last.greets();
    expect(live.connection.kind).toBe('live');
  });

  it('hands updates on', async () => {
    const { live, becomes } = page();
    const seen: string[] = [];
    live.onUpdate(({ taskId, status }) => seen.push(`${taskId} ${status}`));
    await becomes(signedIn(tokenOf()));
    FakeSocket.last
      .opens()
      .greets()
      .hears('execution-updated', {
        taskId: 'a',
        organizationId: 'o1',
        status: 'PASSED',
        version: 4,
      })
      .hears('execution-updated', { nonsense: true })
      .hears('something-new', {});
    expect(seen).toEqual(['a PASSED']);
  });

  it('goes on with a log where it stopped, after a loss', async () => {
    const { live, becomes } = page();
    const log = follower(1);
    await becomes(signedIn(tokenOf()));
    live.follow('a', log);
    FakeSocket.last.opens().greets();
    expect(FakeSocket.last.saidOf('subscribe')).toEqual([{ taskId: 'a', fromSeq: 1 }]);
    FakeSocket.last.hears('execution-log', logOf(1, 40)).breaks();
    expect(live.connection.kind).toBe('waiting');
    await vi.advanceTimersByTimeAsync(500);
    FakeSocket.last.opens().greets();
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.last.saidOf('subscribe')).toEqual([{ taskId: 'a', fromSeq: 41 }]);
    FakeSocket.last.hears('execution-log', logOf(41, 60));
    expect(log.got).toEqual(linesOf(1, 60).map(({ text }) => text));
  });

  it('asks again from the line that is missing', async () => {
    const { live, becomes } = page();
    await becomes(signedIn(tokenOf()));
    live.follow('a', follower(1));
    const socket = FakeSocket.last.opens().greets();
    socket.hears('subscribed', { taskId: 'a', attempt: 1, fromSeq: 1 });
    socket.hears('execution-log', logOf(7, 9));
    expect(socket.saidOf('subscribe')).toHaveLength(2);
  });

  it('asks once, however much comes before it is answered', async () => {
    const { live, becomes } = page();
    await becomes(signedIn(tokenOf()));
    live.follow('a', follower(1));
    const socket = FakeSocket.last.opens().greets();
    for (let seq = 7; seq < 207; seq++) {
      socket.hears('execution-log', logOf(seq, seq));
    }
    expect(socket.saidOf('subscribe')).toHaveLength(1);
  });

  it('follows nothing any longer once the log is closed', async () => {
    const { live, becomes } = page();
    await becomes(signedIn(tokenOf()));
    FakeSocket.last.opens().greets();
    live.follow('a', follower(1))();
    expect(FakeSocket.last.saidOf('unsubscribe')).toEqual([{ taskId: 'a' }]);
  });

  it('waits longer each time, at most half a minute, and not as long as other tabs', async () => {
    const pauses = async (random: number) => {
      const { live, becomes } = page(random);
      const waited: number[] = [];
      await becomes(signedIn(tokenOf()));
      for (let loss = 0; loss < 9; loss++) {
        FakeSocket.last.breaks();
        const { connection } = live;
        const pause = connection.kind === 'waiting' ? connection.retryAt - Date.now() : -1;
        waited.push(pause);
        await vi.advanceTimersByTimeAsync(pause);
      }
      return waited;
    };
    expect(await pauses(1)).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
    expect((await pauses(0)).slice(0, 3)).toEqual([250, 500, 1000]);
  });

  it('tells a fresh token over the open socket', async () => {
    const { becomes } = page();
    await becomes(signedIn(tokenOf({ jti: 'a' })));
    FakeSocket.last.opens().greets();
    const fresh = tokenOf({ jti: 'b' });
    await becomes(signedIn(fresh));
    expect(FakeSocket.all).toHaveLength(1);
    expect(FakeSocket.last.saidOf('auth').at(-1)).toEqual({ token: fresh });
  });

  it.each([
    ['and closed', 4401],
    ['though the close itself was lost', 1006],
  ])('asks for a fresh token after the service refused the one it had, %s', async (_, code) => {
    const { session, becomes } = page();
    await becomes(signedIn(tokenOf()));
    FakeSocket.last.opens().hears('auth-error', { error: 'Invalid or expired token' }).breaks(code);
    await vi.advanceTimersByTimeAsync(500);
    expect(session.refresh).toHaveBeenCalledOnce();
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('notices that a connection is dead by its silence', async () => {
    const { live, becomes } = page();
    await becomes(signedIn(tokenOf()));
    const first = FakeSocket.last.opens().greets();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(first.saidOf('ping')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(live.connection.kind).not.toBe('live');
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });

  it('ends with the session', async () => {
    const { live, becomes } = page();
    await becomes(signedIn(tokenOf()));
    const socket = FakeSocket.last.opens().greets();
    await becomes({ kind: 'signed-out', reason: 'logout' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(socket.readyState).toBe(3);
    expect(live.connection.kind).toBe('off');
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('says when it is live again, so that what was missed is asked for', async () => {
    const { live, becomes } = page();
    const resumed = vi.fn();
    live.onResume(resumed);
    await becomes(signedIn(tokenOf()));
    FakeSocket.last.opens().greets().breaks();
    await vi.advanceTimersByTimeAsync(500);
    FakeSocket.last.opens().greets().greets();
    expect(resumed).toHaveBeenCalledTimes(2);
  });
});

function logOf(from: number, to: number) {
  const lines = linesOf(from, to);
  return {
    taskId: 'a',
    organizationId: 'o1',
    attempt: 1,
    seq: from,
    lines,
    log: lines.map(({ text }) => `${text}\n`).join(''),
  };
}
