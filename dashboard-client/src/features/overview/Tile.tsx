import type { ReactNode } from 'react';

interface Props {
  name: string;
  note: ReactNode;
  children: ReactNode;
}

/** One number, in a list of them. */
export function Tile({ name, note, children }: Props) {
  return (
    <div className="flex flex-col rounded-lg border border-line bg-surface p-4">
      <dt className="text-muted">{name}</dt>
      <dd>
        <span className="block text-2xl font-semibold tabular-nums">{children}</span>
        <span className="text-xs text-muted">{note}</span>
      </dd>
    </div>
  );
}
