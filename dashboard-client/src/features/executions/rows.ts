import type { Execution } from '@/lib/schemas';
import { isFinal } from './filters';

export type Row =
  | { readonly kind: 'execution'; readonly execution: Execution }
  | {
      readonly kind: 'group';
      readonly name: string;
      readonly size: number;
      readonly running: number;
      readonly failed: number;
      readonly isOpen: boolean;
    };

export const NO_GROUP = 'Without a group';

export function flatRows(executions: readonly Execution[]): Row[] {
  return executions.map((execution) => ({ kind: 'execution', execution }));
}

/** One heading for each group, in the order of its newest execution; of what is loaded. */
export function groupedRows(executions: readonly Execution[], closed: ReadonlySet<string>): Row[] {
  const groups = new Map<string, Execution[]>();
  for (const execution of executions) {
    const name = execution.groupName ?? NO_GROUP;
    groups.set(name, [...(groups.get(name) ?? []), execution]);
  }
  return [...groups].flatMap(([name, members]) => {
    const isOpen = !closed.has(name);
    const heading: Row = {
      kind: 'group',
      name,
      size: members.length,
      running: members.filter(({ status }) => !isFinal(status)).length,
      failed: members.filter(({ status }) => status === 'FAILED' || status === 'ERROR').length,
      isOpen,
    };
    return isOpen ? [heading, ...flatRows(members)] : [heading];
  });
}
