import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const eslint = new ESLint({
  // Only the rule in question: without types, which a planted file has none of.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
});

async function barred(file: string, imported: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath: file });
  return result?.messages.some(({ ruleId }) => ruleId === 'no-restricted-imports') ?? false;
}

it.each([
  ['src/lib/planted.ts', '@/components/ui/Button'],
  ['src/components/planted.ts', '@/features/auth/api'],
  ['src/features/projects/planted.ts', '@/features/executions/api'],
  ['src/features/executions/planted.ts', '@/features/projects/ProjectsPage'],
  ['src/features/auth/planted.ts', '@/app/App'],
  ['src/features/executions/log/planted.ts', '../../projects/api'],
])('%s may not import %s', async (file, imported) => {
  expect(await barred(file, imported)).toBe(true);
});

it.each([
  ['src/features/executions/planted.ts', '@/features/projects/api'],
  ['src/features/executions/log/planted.ts', '../api'],
  ['src/features/auth/planted.ts', '@/components/ui/Button'],
  ['src/app/planted.ts', '@/features/auth/LogInPage'],
])('%s may import %s', async (file, imported) => {
  expect(await barred(file, imported)).toBe(false);
});
