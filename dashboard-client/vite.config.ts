import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { firstLoadLimit } from './scripts/firstLoad';

/** Where `npm run dev` finds a running producer, such as the one of `./aac up`. */
const producer = process.env.AAC_URL ?? 'http://localhost:3000';

/** Compressed copies beside what is worth it: nobody has to compress while a page waits. */
function compressedCopies(): Plugin {
  return {
    name: 'compressed-copies',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const bytes = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), compressedCopies()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      '/api': producer,
      '/ws': { target: producer, ws: true },
    },
  },
  build: {
    target: 'es2022',
    // Nothing is inlined, so that the policy of the page may forbid what is inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What counts is what a page loads, which has a limit of its own.
    chunkSizeWarningLimit: 1_000,
    rollupOptions: { plugins: [firstLoadLimit()] },
  },
  test: {
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // The second is for ./aac test, which counts.
    reporters: ['default', 'junit'],
    outputFile: { junit: 'target/vitest/TEST-dashboard.xml' },
    // As many as the processors of the smallest machine it is built on.
    pool: 'threads',
    maxWorkers: 2,
    minWorkers: 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          // They keep nothing outside themselves, so they can share what they import.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'jsdom',
          environmentOptions: { jsdom: { url: 'http://dashboard.test/' } },
          setupFiles: ['./test/setup.ts'],
          include: ['test/**/*.test.tsx'],
        },
      },
    ],
  },
});
