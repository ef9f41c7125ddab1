import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** What the pages that people come in by may load of JavaScript, as it goes over the wire. */
const FIRST_LOAD_BYTES_MAX = 250_000;
const GZIP_LEVEL = 9;

/** By what each page loads later than the entry. */
const FIRST_PAGES: Readonly<Record<string, readonly string[]>> = {
  '/login': ['features/auth/LogInPage.tsx'],
  '/signup': ['features/auth/SignUpPage.tsx'],
  '/dashboard': ['features/executions/ExecutionsPage.tsx'],
  '/dashboard/executions/…': [
    'features/executions/ExecutionsPage.tsx',
    'features/executions/ExecutionDrawer.tsx',
  ],
};

/**
 * The compressed bytes of the entry, of those modules, and of all that they import.
 *
 * @throws Error when there is no such module: what is not found must not count as nothing
 */
export function firstLoadBytes(bundle: Rollup.OutputBundle, modules: readonly string[]): number {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const begins = chunks.filter(({ isEntry }) => isEntry);
  for (const module of modules) {
    const found = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
    if (!found) {
      throw new Error(`${module} is no part that is loaded by itself`);
    }
    begins.push(found);
  }
  const reached = new Set<string>();
  let bytes = 0;
  const reach = (chunk: Rollup.OutputChunk) => {
    if (reached.has(chunk.fileName)) {
      return;
    }
    reached.add(chunk.fileName);
    bytes += gzipSync(chunk.code, { level: GZIP_LEVEL }).length;
    chunks.filter(({ fileName }) => chunk.imports.includes(fileName)).forEach(reach);
  };
  begins.forEach(reach);
  return bytes;
}

/** Fails the build when a first page has become too heavy. */
export function firstLoadLimit(): Plugin {
  return {
    name: 'first-load-limit',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [page, modules] of Object.entries(FIRST_PAGES)) {
          const bytes = firstLoadBytes(bundle, modules);
          const words = `${page} loads ${(bytes / 1_000).toFixed(1)} KB of JavaScript (gzip)`;
          if (bytes > FIRST_LOAD_BYTES_MAX) {
            this.error(`${words}, more than ${FIRST_LOAD_BYTES_MAX / 1_000} KB`);
          }
          this.environment.logger.info(words);
        }
      },
    },
  };
}
