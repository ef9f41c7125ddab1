// Clients that write down what they see.

import { io } from 'socket.io-client';
import { base } from './people.mjs';

const PATIENCE_MS = 60_000;
const open = new Set();

/** A client that connects at once. */
export function connect(auth, options = {}) {
  const socket = io(base, { auth, forceNew: true, ...options });
  const client = { socket, events: [], disconnects: [], connects: 0, errors: [] };
  socket.onAny((name, data) => client.events.push({ name, data }));
  socket.on('connect', () => (client.connects += 1));
  socket.on('disconnect', (reason) => client.disconnects.push(reason));
  socket.on('connect_error', (error) => client.errors.push(error.message));
  open.add(socket);
  return client;
}

export function closeAll() {
  for (const socket of open) socket.disconnect();
  open.clear();
}

/** Waits until something holds, and tells the last state when it does not. */
export async function until(what, holds, client) {
  const end = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > end) {
      const { socket: _, ...seen } = client;
      throw new Error(`not in time: ${what}; seen: ${JSON.stringify(seen).slice(0, 4_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function dataOf(client, name) {
  return client.events.filter((event) => event.name === name).map((event) => event.data);
}

export function statusesOf(client, taskId) {
  return dataOf(client, 'execution-updated')
    .filter((update) => update.taskId === taskId)
    .map((update) => update.status)
    .filter((status, i, all) => status !== all[i - 1]);
}

export function linesOf(client, taskId) {
  return dataOf(client, 'execution-log')
    .filter((log) => log.taskId === taskId)
    .flatMap((log) => log.lines);
}

export async function signedIn(client) {
  await until('auth-success', () => dataOf(client, 'auth-success').length > 0, client);
  return dataOf(client, 'auth-success')[0];
}

export async function ended(client, taskId) {
  await until(`${taskId} passes`, () => statusesOf(client, taskId).includes('PASSED'), client);
}
