import { count } from '@/lib/format';
import type { Schemas } from '@/lib/schemas';

interface Props {
  lines: readonly Schemas['AnalysisEvidence'][];
  /** Shows that line of the last attempt's output. */
  onLine: (seq: number) => void;
}

/** Lines of the log, each leading to its place. */
export function EvidenceLines({ lines, onLine }: Props) {
  return (
    <ul className="flex flex-col gap-1">
      {lines.map(({ seq, text }) => (
        <li key={seq} className="flex gap-3">
          <button
            type="button"
            onClick={() => onLine(seq)}
            className="shrink-0 text-accent tabular-nums underline"
          >
            Line {count(seq)}
          </button>
          <code className="min-w-0 font-mono text-xs leading-6 break-all whitespace-pre-wrap">
            {text.trim()}
          </code>
        </li>
      ))}
    </ul>
  );
}
