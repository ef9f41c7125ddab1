import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, vi } from 'vitest';
import { FakeSocket } from './FakeSocket';
import { server } from './service';

/** How long a slow machine may take for what a page does. */
export const SOON = { timeout: 15_000 };

function Where() {
  const { pathname, search } = useLocation();
  return <output data-testid="where">{pathname + search}</output>;
}

let leave = () => Promise.resolve();

/** The page that a test opened asks for nothing any longer. */
export async function closePage(): Promise<void> {
  await leave();
  leave = () => Promise.resolve();
}

/** Opens the dashboard in a new tab, with nothing left of those before it. */
export async function openAt(path: string) {
  vi.resetModules();
  const { session } = await import('@/lib/services');
  const { App } = await import('@/app/App');
  await session.restore();
  leave = async () => {
    server.resetHandlers();
    await session.refresh();
  };
  const user = userEvent.setup({ delay: null });
  render(
    <MemoryRouter initialEntries={[path]}>
      <App />
      <Where />
    </MemoryRouter>,
  );
  return { user, session };
}

export async function expectToBeAt(path: string): Promise<void> {
  await vi.waitFor(() => expect(screen.getByTestId('where')).toHaveTextContent(path), SOON);
}

/** The service accepts the page's socket. */
export async function goLive(): Promise<FakeSocket> {
  return vi.waitFor(() => FakeSocket.last, SOON).then((socket) => socket.opens().greets());
}

/** No defect that a machine can find stands in the way of anybody. Colours need a real browser. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
  ).toEqual([]);
}
