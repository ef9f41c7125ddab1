import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleX,
  LoaderCircle,
  Microscope,
  Shuffle,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/Badge';
import type { ExecutionStatus } from '@/lib/schemas';

const LOOKS: Record<ExecutionStatus, { tone: Tone; icon: LucideIcon; name: string }> = {
  PENDING: { tone: 'quiet', icon: CircleDashed, name: 'Pending' },
  RUNNING: { tone: 'busy', icon: LoaderCircle, name: 'Running' },
  ANALYZING: { tone: 'busy', icon: Microscope, name: 'Analyzing' },
  PASSED: { tone: 'ok', icon: CircleCheck, name: 'Passed' },
  FAILED: { tone: 'bad', icon: CircleX, name: 'Failed' },
  UNSTABLE: { tone: 'warn', icon: Shuffle, name: 'Unstable' },
  ERROR: { tone: 'bad', icon: TriangleAlert, name: 'Error' },
  CANCELLED: { tone: 'quiet', icon: Ban, name: 'Cancelled' },
};

export function statusName(status: ExecutionStatus): string {
  return LOOKS[status].name;
}

export function StatusBadge({ status }: { status: ExecutionStatus }) {
  const { tone, icon: Icon, name } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className={`size-3.5 ${status === 'RUNNING' ? 'animate-spin' : ''}`} />
      {name}
    </Badge>
  );
}
