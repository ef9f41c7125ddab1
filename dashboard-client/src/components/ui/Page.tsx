import { useEffect, type ReactNode } from 'react';

interface PageProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the dashboard, with its name as the heading and in the browser's tab. */
export function Page({ title, description, actions, children }: PageProps) {
  useTitle(title);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 p-4 md:p-6">
      <header className="flex flex-wrap items-end gap-3">
        <div className="mr-auto min-w-0">
          <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
          {description !== undefined && <p className="mt-0.5 text-muted">{description}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Agnostic Automation Center`;
  }, [title]);
}

/** A framed part of a page. */
export function Panel({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="overflow-hidden rounded-lg border border-line bg-surface">
      {title !== undefined && (
        <h2 className="border-b border-line px-4 py-2.5 font-semibold">{title}</h2>
      )}
      {children}
    </section>
  );
}

interface Column<T> {
  name: string;
  cell: (row: T) => ReactNode;
  /** Left out on a phone. */
  isExtra?: boolean;
  /** The name is for screen readers only. */
  isUnnamed?: boolean;
}

interface TableProps<T> {
  caption: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
}

export function Table<T>({ caption, rows, columns, keyOf }: TableProps<T>) {
  const place = (column: Column<T>) =>
    `px-3 py-2.5 text-left align-middle md:px-4 ${column.isExtra === true ? 'hidden md:table-cell' : ''}`;
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-xs text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={`${place(column)} font-medium`}>
                {column.isUnnamed === true ? (
                  <span className="sr-only">{column.name}</span>
                ) : (
                  column.name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-0">
              {columns.map((column) => (
                <td key={column.name} className={`wrap-anywhere ${place(column)}`}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
