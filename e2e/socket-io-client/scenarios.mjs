// node scenarios.mjs <image>: see README.md.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  closeAll,
  connect,
  dataOf,
  ended,
  linesOf,
  signedIn,
  statusesOf,
  until,
} from './clients.mjs';
import { logOut, signUp, submit } from './people.mjs';

const image = process.argv[2];
const aac = fileURLToPath(new URL('../../aac', import.meta.url));
const run = promisify(execFile);

/** How a client may connect, and what it is on in the end. */
const ways = [
  { way: 'default options', options: {}, transport: 'websocket' },
  { way: 'requests only', options: { transports: ['polling'] }, transport: 'polling' },
  { way: 'WebSocket only', options: { transports: ['websocket'] }, transport: 'websocket' },
];

afterEach(closeAll);

for (const { way, options, transport } of ways) {
  describe(way, () => {
    test('a run is seen live by its organization, in order and once', async () => {
      const [ours, theirs] = [await signUp(), await signUp()];
      const own = connect({ token: ours.token }, options);
      const foreign = connect({ token: theirs.token }, options);
      assert.equal((await signedIn(own)).organizationId, ours.organizationId);
      assert.equal((await signedIn(foreign)).organizationId, theirs.organizationId);

      const taskId = await submit(ours, image, 'for i in 1 2 3 4 5; do echo line $i; done');
      await ended(own, taskId);
      await until('five lines', () => linesOf(own, taskId).length >= 5, own);

      assert.deepEqual(statusesOf(own, taskId), ['PENDING', 'RUNNING', 'PASSED']);
      assert.deepEqual(
        linesOf(own, taskId).map((line) => [line.seq, line.text]),
        [1, 2, 3, 4, 5].map((seq) => [seq, `line ${seq}`]),
      );
      // An event of the other's own proves that nothing is still on its way.
      const other = await submit(theirs, image, 'true');
      await ended(foreign, other);
      const seen = foreign.events.map((event) => event.data.taskId).filter(Boolean);
      assert.deepEqual([...new Set(seen)], [other]);
      await until(transport, () => own.socket.io.engine.transport.name === transport, own);
    });

    test('lines go on while the connection changes', async () => {
      const ours = await signUp();
      const taskId = await submit(ours, image, 'for i in $(seq 300); do echo $i; done; sleep 1');
      const own = connect({ token: ours.token }, options);
      await signedIn(own);
      own.socket.emit('subscribe', { taskId });
      await ended(own, taskId);
      await until('all lines', () => linesOf(own, taskId).length >= 300, own);
      assert.deepEqual(
        linesOf(own, taskId).map((line) => line.seq),
        Array.from({ length: 300 }, (_, i) => i + 1),
      );
    });

    test('events are acknowledged when they have been worked on', async () => {
      const ours = await signUp();
      const own = connect({ token: ours.token }, options);
      await signedIn(own);
      await own.socket.timeout(20_000).emitWithAck('ping', {});
      assert.equal(dataOf(own, 'pong').length, 1);
      await own.socket.timeout(20_000).emitWithAck('whatever', {});
      assert.equal(dataOf(own, 'error')[0].code, 'live.unknown_event');
    });

    for (const [what, auth, error] of [
      ['a bad token', { token: 'forged' }, 'Invalid or expired token'],
      ['no token', {}, 'Authentication required'],
    ]) {
      test(`${what} is refused, and not tried again`, async () => {
        const client = connect(auth, options);
        await until('the end', () => client.disconnects.length > 0, client);
        assert.deepEqual(dataOf(client, 'auth-error'), [{ error }]);
        assert.deepEqual(client.disconnects, ['io server disconnect']);
        assert.equal(client.socket.active, false);
        assert.equal(dataOf(client, 'auth-success').length, 0);
      });
    }

    test('who signs out is sent away', async () => {
      const ours = await signUp();
      const own = connect({ token: ours.token }, options);
      await signedIn(own);
      await logOut(ours);
      await until('the end', () => own.disconnects.length > 0, own);
      assert.deepEqual(dataOf(own, 'auth-error'), [{ error: 'Invalid or expired token' }]);
      assert.deepEqual(own.disconnects, ['io server disconnect']);
    });
  });
}

test('another namespace than the common one is refused', async () => {
  const ours = await signUp();
  const client = connect({ token: ours.token });
  await signedIn(client);
  const admin = client.socket.io.socket('/admin', { auth: { token: ours.token } });
  const refused = new Promise((resolve) => admin.on('connect_error', resolve));
  admin.connect();
  assert.equal((await refused).message, 'Invalid namespace');
  assert.equal(client.socket.connected, true);
});

async function producerPid() {
  const { stdout } = await run(aac, ['status', '--json']);
  return JSON.parse(stdout).pids.producer;
}

test('clients come back by themselves when the producer does', async () => {
  const ours = await signUp();
  const clients = ways.map(({ options }) => connect({ token: ours.token }, options));
  for (const client of clients) await signedIn(client);

  process.kill(await producerPid(), 'SIGTERM');
  for (const client of clients) {
    await until('the producer is gone', () => client.disconnects.length > 0, client);
    assert.notEqual(client.disconnects[0], 'io server disconnect');
  }
  while (await producerPid()) await setTimeout(200);
  await run(aac, ['up']);

  for (const client of clients) {
    await until('back', () => dataOf(client, 'auth-success').length > 1, client);
  }
  const taskId = await submit(ours, image, 'echo again');
  for (const client of clients) {
    await ended(client, taskId);
    await until('its line', () => linesOf(client, taskId).length > 0, client);
    assert.equal(linesOf(client, taskId)[0].text, 'again');
  }
});
