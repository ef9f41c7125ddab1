import { bytes, plural } from '@/lib/format';
import type { Schemas } from '@/lib/schemas';

type Totals = Schemas['LogTotalsView'];

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

/** The digests of what the container wrote, each as sha256sum prints it. */
export function digestText({ sha256 }: Totals): string | undefined {
  const each = [
    ['stdout', sha256?.stdout],
    ['stderr', sha256?.stderr],
  ].filter(([, digest]) => digest !== undefined);
  return each.length === 0
    ? undefined
    : each.map(([stream, digest]) => `sha256 ${digest}  ${stream}`).join('\n');
}
