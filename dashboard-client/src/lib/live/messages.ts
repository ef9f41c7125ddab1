import { z } from 'zod';

const status = z.enum([
  'PENDING',
  'RUNNING',
  'ANALYZING',
  'PASSED',
  'FAILED',
  'UNSTABLE',
  'ERROR',
  'CANCELLED',
]);

const analysis = z.object({
  category: z
    .enum([
      'assertion',
      'timeout',
      'out_of_memory',
      'connection',
      'dns',
      'permission',
      'missing',
      'selector',
      'browser_crash',
      'compilation',
      'configuration',
      'resources',
      'exception',
      'exit_code',
      'unknown',
    ])
    .optional(),
  sentence: z.string().optional(),
  evidence: z.array(z.object({ seq: z.number(), text: z.string() })).optional(),
  confidence: z.number().optional(),
  nextStep: z.string().optional(),
  error: z.string().optional(),
});

/** Fields that are absent did not change. A test holds it against the contract's golden file. */
export const executionUpdated = z.object({
  taskId: z.string(),
  organizationId: z.string(),
  status,
  version: z.number(),
  createdAt: z.string().optional(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  attempt: z.number().optional(),
  exitCode: z.number().optional(),
  error: z.string().optional(),
  // One that a newer service made is looked up with the execution.
  analysis: analysis.optional().catch(undefined),
  image: z.string().optional(),
  deleted: z.boolean().optional(),
});

export const executionLog = z.object({
  taskId: z.string(),
  organizationId: z.string(),
  attempt: z.number(),
  seq: z.number(),
  lines: z.array(
    z.object({
      seq: z.number(),
      stream: z.enum(['stdout', 'stderr']),
      time: z.string(),
      text: z.string(),
      split: z.boolean().optional(),
    }),
  ),
  log: z.string(),
});

const serverMessage = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('auth-success'),
    data: z.object({ organizationId: z.string(), userId: z.string(), role: z.string() }),
  }),
  z.object({ event: z.literal('auth-error'), data: z.object({ error: z.string() }) }),
  z.object({ event: z.literal('execution-updated'), data: executionUpdated }),
  z.object({ event: z.literal('execution-log'), data: executionLog }),
  z.object({
    event: z.literal('subscribed'),
    data: z.object({ taskId: z.string(), attempt: z.number(), fromSeq: z.number() }),
  }),
]);

export type ExecutionUpdated = z.infer<typeof executionUpdated>;
export type ServerMessage = z.infer<typeof serverMessage>;

/** @returns undefined for what the dashboard has no use for, such as pong */
export function readMessage(text: unknown): ServerMessage | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  try {
    return serverMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
