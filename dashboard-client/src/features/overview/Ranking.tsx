import type { ComponentProps } from 'react';
import { Panel, Table } from '@/components/ui/Page';

type TableProps<T> = ComponentProps<typeof Table<T>>;

interface Props<T> extends Omit<TableProps<T>, 'caption'> {
  title: string;
  /** Said instead of an empty table. */
  nothing: string;
}

/** What stands out, the first first. */
export function Ranking<T>({ title, nothing, rows, ...table }: Props<T>) {
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <p className="p-4 text-muted">{nothing}</p>
      ) : (
        <Table caption={title} rows={rows} {...table} />
      )}
    </Panel>
  );
}

/** A figure that is not broken over two lines. */
export function OneLine({ text }: { text: string }) {
  return <span className="whitespace-nowrap tabular-nums">{text}</span>;
}
