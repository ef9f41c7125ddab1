import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Panel } from '@/components/ui/Page';

interface ChartProps {
  title: string;
  /** What it shows, in a sentence. */
  summary: string;
  legend?: ReactNode;
  table: ReactNode;
  children: (width: number) => ReactNode;
}

/** A picture as wide as there is room, with its legend and its numbers as a table. */
export function Chart({ title, summary, legend, table, children }: ChartProps) {
  const [ref, width] = useWidth();
  const [isTableOpen, setTableOpen] = useState(false);
  return (
    <Panel title={title}>
      <div className="flex flex-col gap-3 p-4">
        <div ref={ref} role="img" aria-label={summary} className="min-w-0">
          {width > 0 && children(width)}
        </div>
        {legend !== undefined && (
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">{legend}</ul>
        )}
        <details onToggle={({ currentTarget }) => setTableOpen(currentTarget.open)}>
          <summary className="w-fit cursor-pointer text-xs text-muted">As a table</summary>
          {isTableOpen && (
            <div className="mt-2 max-h-80 overflow-y-auto rounded-md border border-line">
              {table}
            </div>
          )}
        </details>
      </div>
    </Panel>
  );
}

/** How wide the element is, as that changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return;
    }
    const look = () => setWidth(element.clientWidth);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
