import { CopyButton } from '@/components/ui/Copy';
import type { Schemas } from '@/lib/schemas';
import { digestText, endWords } from './end';

/** What is known of a log that is over: whether all of it is here, and how to tell by oneself. */
export function LogEnd({ totals }: { totals: Schemas['LogTotalsView'] }) {
  const words = endWords(totals);
  const digests = digestText(totals);
  return words === undefined ? null : (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-1.5 text-xs text-muted">
      <span>{words}</span>
      {digests !== undefined && (
        <>
          <code className="min-w-0 truncate font-mono">{digests.replaceAll('\n', ' · ')}</code>
          <CopyButton text={digests} what="the digests of the output" />
        </>
      )}
    </div>
  );
}
