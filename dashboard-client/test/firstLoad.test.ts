import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Rollup } from 'vite';
import { expect, it } from 'vitest';
import { firstLoadBytes, firstLoadLimit } from '../scripts/firstLoad';

/** Text that cannot be made much smaller. */
const text = (chars: number) => randomBytes(chars).toString('base64url').slice(0, chars);
const size = (code: string) => gzipSync(code, { level: 9 }).length;

const ENTRY = text(4_000);
const SHARED = text(3_000);
const LOGIN = text(2_000);
const LIST = text(1_000);

function chunk(fileName: string, code: string, change: Partial<Rollup.OutputChunk>) {
  const facadeModuleId = null;
  return { type: 'chunk', fileName, code, imports: [], isEntry: false, facadeModuleId, ...change };
}

const BUNDLE = Object.fromEntries(
  [
    chunk('entry.js', ENTRY, { isEntry: true, imports: ['shared.js'] }),
    chunk('shared.js', SHARED, { imports: ['entry.js'] }),
    chunk('login.js', LOGIN, { facadeModuleId: '/x/LogInPage.tsx', imports: ['shared.js'] }),
    chunk('list.js', LIST, { facadeModuleId: '/x/ListPage.tsx' }),
    { type: 'asset', fileName: 'look.css', source: text(5_000) },
  ].map((output) => [output.fileName, output]),
) as Rollup.OutputBundle;

it('is the entry, the page and what they import, each once, and nothing else', () => {
  expect(firstLoadBytes(BUNDLE, ['LogInPage.tsx'])).toBe(size(ENTRY) + size(SHARED) + size(LOGIN));
  expect(firstLoadBytes(BUNDLE, ['LogInPage.tsx', 'ListPage.tsx'])).toBe(
    size(ENTRY) + size(SHARED) + size(LOGIN) + size(LIST),
  );
});

it('does not take a page that is not there for one that weighs nothing', () => {
  expect(() => firstLoadBytes(BUNDLE, ['Gone.tsx'])).toThrow('Gone.tsx is no part');
});

const PAGES = ['auth/LogInPage', 'auth/SignUpPage', 'executions/ExecutionsPage'];

/** What the build would say of a dashboard whose drawer is that heavy. */
function built(drawerChars: number): () => void {
  const parts = [...PAGES, 'executions/ExecutionDrawer'].map((page) =>
    chunk(`${page}.js`, page.endsWith('Drawer') ? text(drawerChars) : text(100), {
      facadeModuleId: `/src/features/${page}.tsx`,
    }),
  );
  const bundle = Object.fromEntries(
    [chunk('entry.js', ENTRY, { isEntry: true }), ...parts].map((part) => [part.fileName, part]),
  );
  const hook = firstLoadLimit().generateBundle as unknown as {
    handler: (this: object, options: object, bundle: object) => void;
  };
  const builder = {
    environment: { logger: { info: () => undefined } },
    error: (message: string) => {
      throw new Error(message);
    },
  };
  return () => hook.handler.call(builder, {}, bundle);
}

it('ends the build when it is above the limit', () => {
  expect(built(300_000)).not.toThrow();
  expect(built(400_000)).toThrow(/^\/dashboard\/executions\/… loads .* more than 250 KB$/);
});
