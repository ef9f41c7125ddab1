import { z } from 'zod';
import { ApiProblem } from '@/lib/problem';
import type { Schemas } from '@/lib/schemas';

const TESTS_MAX = 1_000;
const ENV_MAX = 100;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*=/;

/** A whole number, or nothing at all. */
function whole(min: number, max: number) {
  return z
    .string()
    .trim()
    .refine(
      (text) => text === '' || (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max),
      `A whole number from ${min} to ${max}`,
    );
}

/** As people fill it in: texts, of which the empty ones leave it to the project or the default. */
export const runSchema = z
  .object({
    projectId: z.string(),
    image: z.string().trim(),
    command: z.string(),
    folder: z.string().trim(),
    tests: z
      .string()
      .refine((text) => linesOf(text).length <= TESTS_MAX, `At most ${TESTS_MAX} tests`),
    groupName: z.string().trim(),
    taskId: z
      .string()
      .trim()
      .regex(
        /^([A-Za-z0-9][A-Za-z0-9._-]{0,127})?$/,
        'Letters, digits, dots, hyphens and underscores; a letter or digit first',
      ),
    environment: z.string().trim(),
    baseUrl: z
      .string()
      .trim()
      .refine(
        (text) => text === '' || /^https?:\/\/\S+$/.test(text),
        'An address with http or https',
      ),
    variables: z
      .string()
      .refine((text) => linesOf(text).every((line) => VARIABLE.test(line)), 'One NAME=value a line')
      .refine(
        (text) => !linesOf(text).some((line) => line.toUpperCase().startsWith('AAC_')),
        'Names that begin with AAC_ are the service’s own',
      )
      .refine((text) => linesOf(text).length <= ENV_MAX, `At most ${ENV_MAX} variables`),
    retryAttempts: whole(0, 5),
    timeoutSeconds: whole(1, 21_600),
    idleTimeoutSeconds: whole(1, 21_600),
    queueTimeoutSeconds: whole(1, 604_800),
    memoryMb: whole(32, 32_768),
    cpus: z
      .string()
      .trim()
      .refine(
        (text) => text === '' || (Number(text) >= 0.1 && Number(text) <= 16),
        'A number from 0.1 to 16',
      ),
  })
  .refine(({ image, projectId }) => image !== '' || projectId !== '', {
    path: ['image'],
    error: 'An image, or a project that has one',
  });

export type RunForm = z.infer<typeof runSchema>;

export const EMPTY_RUN: RunForm = {
  projectId: '',
  image: '',
  command: '',
  folder: '',
  tests: '',
  groupName: '',
  taskId: '',
  environment: '',
  baseUrl: '',
  variables: '',
  retryAttempts: '',
  timeoutSeconds: '',
  idleTimeoutSeconds: '',
  queueTimeoutSeconds: '',
  memoryMb: '',
  cpus: '',
};

/** What to ask the service for: what was left empty is left out. */
export function requestOf(form: RunForm): Schemas['SubmissionRequest'] {
  const tests = linesOf(form.tests);
  const variables = linesOf(form.variables).map((line): [string, string] => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  const config = given({
    environment: form.environment,
    baseUrl: form.baseUrl,
    retryAttempts: numberOf(form.retryAttempts),
    timeoutSeconds: numberOf(form.timeoutSeconds),
    idleTimeoutSeconds: numberOf(form.idleTimeoutSeconds),
    queueTimeoutSeconds: numberOf(form.queueTimeoutSeconds),
    memoryMb: numberOf(form.memoryMb),
    cpus: numberOf(form.cpus),
    env: variables.length === 0 ? undefined : Object.fromEntries(variables),
  });
  return given({
    projectId: form.projectId,
    image: form.image,
    command: form.command.trim() === '' ? '' : form.command,
    folder: form.folder,
    tests: tests.length === 0 ? undefined : tests,
    groupName: form.groupName,
    taskId: form.taskId,
    config: Object.keys(config).length === 0 ? undefined : config,
  });
}

function given<T extends object>(from: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== '' && value !== undefined),
  ) as Partial<T>;
}

function numberOf(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The fields that the service names, as this form calls them. */
export function named(failure: Error): ApiProblem {
  const problem = ApiProblem.from(failure);
  const fields = Object.entries(problem.fields).map(([field, rule]) => {
    const short = field.replace(/^config\./, '').replace(/\[\d+\]$/, '');
    return [/^env(\.|$)/.test(short) ? 'variables' : short, rule];
  });
  return new ApiProblem(problem.status, {
    error: problem.title,
    message: problem.message,
    code: problem.code,
    fields: Object.fromEntries(fields) as Record<string, string>,
  });
}
