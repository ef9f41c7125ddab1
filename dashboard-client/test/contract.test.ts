import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contract-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Description {
  components: { schemas: { ExecutionStatus: { enum: string[] } } };
}

/** How the check ends for the checked-in description after that change. */
async function checked(change: (description: Description) => void) {
  const kept = await readFile(at('../contract/openapi.json'), 'utf8');
  const description = JSON.parse(kept) as Description;
  change(description);
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(description));
  return new Promise<{ code: unknown; said: string }>((resolve) => {
    const script = [at('../scripts/contract.mjs'), '--check', '--from', file];
    execFile(process.execPath, script, (failure, _, said) =>
      resolve({ code: failure?.code ?? 0, said }),
    );
  });
}

it('is kept as the service describes it, with its types', async () => {
  expect(await checked(() => undefined)).toEqual({ code: 0, said: '' });
});

it('is refused by the check when the service describes something else', async () => {
  const { code, said } = await checked(({ components }) => {
    components.schemas.ExecutionStatus.enum.push('PAUSED');
  });
  expect(code).toBe(1);
  expect(said).toContain('contract/openapi.json is not what the contract says now');
});
