import { useSearchParams } from 'react-router';
import { SPANS, spanOf } from './api';

/** How far back is looked; it stays in the address. */
export function SpanField() {
  const [query, setQuery] = useSearchParams();
  return (
    <label className="flex items-center gap-2">
      <span className="text-muted">Time</span>
      <select
        value={spanOf(query)}
        onChange={({ target }) => setQuery({ days: target.value }, { replace: true })}
        className="h-9 rounded-md border border-line bg-surface px-2.5"
      >
        {SPANS.map((days) => (
          <option key={days} value={days}>
            Last {days} days
          </option>
        ))}
      </select>
    </label>
  );
}
