import { z } from 'zod';

/** What variables and secrets may be called. */
export const variableName = z
  .string()
  .trim()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'Letters, digits and underscores; no digit first')
  .refine((name) => !name.toUpperCase().startsWith('AAC_'), 'AAC_ is the service’s own');
