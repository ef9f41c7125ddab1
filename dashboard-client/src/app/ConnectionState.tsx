import { useNow } from '@/components/ui/Time';
import { useConnection } from '@/lib/hooks';
import type { Connection } from '@/lib/live/LiveClient';
import { live } from '@/lib/services';

const SECOND_MS = 1_000;

/** Whether what is shown changes by itself at once, or is asked for now and then. */
export function ConnectionState() {
  const connection = useConnection();
  return (
    // It is there all the time, so that what changes in it is read out.
    <span role="status" className="text-xs text-muted">
      {connection.kind === 'waiting' ? (
        <Away retryAt={connection.retryAt} />
      ) : (
        <Sign {...SIGNS[connection.kind]} />
      )}
    </span>
  );
}

const CONNECTING = { tone: 'bg-warn', text: 'Connecting…' };
const SIGNS: Record<Exclude<Connection['kind'], 'waiting'>, { tone: string; text: string }> = {
  off: CONNECTING,
  connecting: CONNECTING,
  live: { tone: 'bg-ok', text: 'Live' },
};

function Away({ retryAt }: { retryAt: number }) {
  const now = useNow(SECOND_MS);
  const seconds = Math.max(1, Math.ceil((retryAt - now) / SECOND_MS));
  return (
    <button type="button" onClick={live.retryNow} title={`Again in ${seconds} s; press to try now`}>
      <Sign tone="bg-bad" text="Offline, trying again" />
    </button>
  );
}

function Sign({ tone, text }: { tone: string; text: string }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className={`size-2 rounded-full ${tone}`} />
      <span className="max-md:sr-only">{text}</span>
    </span>
  );
}
