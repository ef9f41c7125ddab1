import { bytes, plural } from '@/lib/format';
import type { Schemas } from '@/lib/schemas';

type Totals = Schemas['LogTotalsView'];

const STREAMS = ['stdout', 'stderr'] as const;

/** How long a log is and whether it is all there; undefined while it grows. */
export function endWords({ lines, bytes: written, truncated, gap }: Totals): string | undefined {
  if (lines === null || written === null) {
    return undefined;
  }
  const size = `${plural(lines, 'line')}, ${bytes(written)}`;
  if (gap !== undefined) {
    return `${size} written. Left out at line ${gap.seq}: ${plural(gap.lines, 'line')}, ${bytes(gap.bytes)}.`;
  }
  return truncated ? `${size}. The end may be missing.` : `Complete: ${size}.`;
}

/** The digests of what the container wrote; undefined where there are none. */
export function digestText({ sha256 }: Totals): string | undefined {
  const each = STREAMS.flatMap((stream) => {
    const digest = sha256?.[stream];
    return digest === undefined ? [] : [`sha256 ${digest}  ${stream}`];
  });
  return each.length === 0 ? undefined : each.join('\n');
}
