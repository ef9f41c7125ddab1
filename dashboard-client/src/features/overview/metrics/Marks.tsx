import { Minus, TrendingDown, TrendingUp, type LucideIcon } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/Badge';
import type { Schemas } from '@/lib/schemas';

interface Look {
  tone: Tone;
  icon: LucideIcon;
  name: string;
}

const SHIFTS: Record<Schemas['DurationShiftView']['state'], Look | undefined> = {
  slower: { tone: 'bad', icon: TrendingUp, name: 'Slower' },
  faster: { tone: 'ok', icon: TrendingDown, name: 'Faster' },
  steady: { tone: 'quiet', icon: Minus, name: 'Steady' },
  too_little_data: undefined,
};

const TRENDS: Record<Schemas['TrendView']['state'], Look | undefined> = {
  rising: { tone: 'ok', icon: TrendingUp, name: 'Rising' },
  falling: { tone: 'bad', icon: TrendingDown, name: 'Falling' },
  steady: { tone: 'quiet', icon: Minus, name: 'Steady' },
  too_little_data: undefined,
};

/** Whether runs take longer than before. */
export function ShiftMark({ of }: { of: Schemas['DurationShiftView'] }) {
  return <Mark look={SHIFTS[of.state]} />;
}

/** Whether tests pass more often than before. */
export function TrendMark({ of }: { of: Schemas['TrendView'] }) {
  return <Mark look={TRENDS[of.state]} />;
}

function Mark({ look }: { look: Look | undefined }) {
  if (!look) {
    return <span className="text-xs text-muted">Too few runs</span>;
  }
  const { tone, icon: Icon, name } = look;
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3.5" /> {name}
    </Badge>
  );
}
