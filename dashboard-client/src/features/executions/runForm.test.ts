import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/lib/problem';
import { EMPTY_RUN, named, requestOf, runSchema } from './runForm';

function wrongFields(change: Partial<typeof EMPTY_RUN>): string[] {
  const checked = runSchema.safeParse({ ...EMPTY_RUN, image: 'tests:1', ...change });
  return checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'));
}

describe('the form of a run', () => {
  it('leaves out what was left empty', () => {
    expect(requestOf({ ...EMPTY_RUN, image: 'tests:1' })).toEqual({ image: 'tests:1' });
  });

  it('asks for all that was filled in', () => {
    expect(
      requestOf({
        ...EMPTY_RUN,
        projectId: 'p1',
        command: 'npm test',
        tests: 'a.spec.ts\n\n b.spec.ts ',
        variables: 'A=1\nB=x=y',
        retryAttempts: '2',
        cpus: '0.5',
      }),
    ).toEqual({
      projectId: 'p1',
      command: 'npm test',
      tests: ['a.spec.ts', 'b.spec.ts'],
      config: { retryAttempts: 2, cpus: 0.5, env: { A: '1', B: 'x=y' } },
    });
  });

  it('needs an image unless there is a project', () => {
    expect(wrongFields({ image: '' })).toEqual(['image']);
    expect(wrongFields({ image: '', projectId: 'p1' })).toEqual([]);
  });

  it.each([
    ['retryAttempts', '6'],
    ['timeoutSeconds', '0'],
    ['memoryMb', '1.5'],
    ['cpus', '17'],
    ['taskId', '-x'],
    ['baseUrl', 'javascript:x'],
    ['variables', 'no value'],
    ['variables', 'AAC_X=1'],
  ])('says that %s cannot be %s', (field, value) => {
    expect(wrongFields({ [field]: value })).toEqual([field]);
  });

  it('shows at its own fields what the service found wrong', () => {
    const fields = {
      'config.timeoutSeconds': 'a',
      'config.env.X': 'b',
      'tests[3]': 'c',
      image: 'd',
    };
    const problem = named(new ApiProblem(400, { code: 'request.invalid', fields }));
    expect(problem.fields).toEqual({ timeoutSeconds: 'a', variables: 'b', tests: 'c', image: 'd' });
  });
});
