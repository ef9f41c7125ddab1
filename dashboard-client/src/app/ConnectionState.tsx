import { useNow } from '@/components/ui/Time';
import { useConnection } from '@/lib/hooks';
import { live } from '@/lib/services';

const SECOND_MS = 1_000;

/** Whether what is shown changes by itself at once, or is asked for now and then. */
export function ConnectionState() {
  const connection = useConnection();
  const now = useNow(SECOND_MS, connection.kind === 'waiting');
  if (connection.kind === 'live') {
    return <State tone="bg-ok" text="Live" />;
  }
  if (connection.kind !== 'waiting') {
    return <State tone="bg-warn" text="Connecting…" />;
  }
  const seconds = Math.max(1, Math.ceil((connection.retryAt - now) / SECOND_MS));
  return (
    <button type="button" onClick={live.retryNow} title={`Again in ${seconds} s; press to try now`}>
      <State tone="bg-bad" text="Offline, trying again" />
    </button>
  );
}

function State({ tone, text }: { tone: string; text: string }) {
  return (
    <span role="status" className="flex items-center gap-2 text-xs text-muted">
      <span aria-hidden className={`size-2 rounded-full ${tone}`} />
      <span className="max-md:sr-only">{text}</span>
    </span>
  );
}
