import type { components } from '@/contract/api';

/** What the service answers and takes, by the names that its description has for it. */
export type Schemas = components['schemas'];

export type Execution = Schemas['Execution'];
export type ExecutionStatus = Schemas['ExecutionStatus'];
export type Project = Schemas['Project'];
export type Member = Schemas['MemberView'];
