import { CircleCheck, CircleSlash, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Tone } from '@/components/ui/Badge';
import type { TestOutcome } from './tests';

interface Look {
  tone: Tone;
  /** The colours of a small mark. */
  mark: string;
  icon: LucideIcon;
  name: string;
}

export const LOOKS: Record<TestOutcome, Look> = {
  passed: { tone: 'ok', mark: 'bg-ok-soft text-ok', icon: CircleCheck, name: 'Passed' },
  failed: { tone: 'bad', mark: 'bg-bad-soft text-bad', icon: CircleX, name: 'Failed' },
  error: { tone: 'bad', mark: 'bg-bad-soft text-bad', icon: TriangleAlert, name: 'Error' },
  skipped: { tone: 'quiet', mark: 'bg-quiet-soft text-quiet', icon: CircleSlash, name: 'Skipped' },
};

export function outcomeName(outcome: TestOutcome): string {
  return LOOKS[outcome].name;
}
