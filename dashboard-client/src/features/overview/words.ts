import { duration } from '@/lib/format';
import type { Verdict } from './figures';

export const VERDICT_NAMES: Record<Verdict, string> = {
  passed: 'Passed',
  unstable: 'Unstable',
  failed: 'Failed',
  error: 'Error',
  cancelled: 'Cancelled',
  open: 'Under way',
};

const dayName = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Such as Mar 1, for 2026-03-01. */
export function dayWords(date: string): string {
  return dayName.format(new Date(`${date}T00:00:00Z`));
}

export function durationWords(ms: number | undefined): string {
  return ms === undefined ? '–' : duration(ms);
}
