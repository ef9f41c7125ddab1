import { VERDICTS, type Verdict } from './figures';

const CELL_PX = 6;

/** A colour, and strokes on it that tell it from the others without colours. */
const LOOKS: Record<Verdict, { ground: string; strokes?: string; line?: string }> = {
  passed: { ground: 'var(--ok)' },
  unstable: { ground: 'var(--warn-soft)', strokes: 'M0 6L6 0', line: 'var(--warn)' },
  failed: { ground: 'var(--bad)', strokes: 'M0 0L6 6M0 6L6 0', line: 'var(--bad-soft)' },
  error: { ground: 'var(--bad-soft)', strokes: 'M3 0V6', line: 'var(--bad)' },
  cancelled: { ground: 'var(--quiet-soft)', strokes: 'M0 3H6', line: 'var(--quiet)' },
  open: { ground: 'var(--busy-soft)', strokes: 'M3 2V4M2 3H4', line: 'var(--busy)' },
};

/** To be in the page once, wherever they are used. */
export function Patterns() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        {VERDICTS.map((verdict) => {
          const { ground, strokes, line } = LOOKS[verdict];
          return (
            <pattern
              key={verdict}
              id={`verdict-${verdict}`}
              width={CELL_PX}
              height={CELL_PX}
              patternUnits="userSpaceOnUse"
            >
              <rect width={CELL_PX} height={CELL_PX} fill={ground} />
              {strokes !== undefined && <path d={strokes} stroke={line} strokeWidth="1.5" />}
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

export function patternOf(verdict: Verdict): string {
  return `url(#verdict-${verdict})`;
}

export function Swatch({ verdict }: { verdict: Verdict }) {
  return (
    <svg aria-hidden width="18" height="12" className="rounded-xs border border-line">
      <rect width="18" height="12" fill={patternOf(verdict)} />
    </svg>
  );
}
