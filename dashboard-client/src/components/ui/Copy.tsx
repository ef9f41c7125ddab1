import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './Button';

const SAID_MS = 2_000;

export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) {
      return;
    }
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <Button
      aria-label={`Copy ${what}`}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {isCopied ? (
        <Check aria-hidden className="size-4" />
      ) : (
        <Copy aria-hidden className="size-4" />
      )}
      <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
    </Button>
  );
}

/** A text to take along. */
export function Snippet({ text, what }: { text: string; what: string }) {
  return (
    <div className="flex w-full items-start gap-2 rounded-md border border-line bg-sunken p-2 text-left">
      <pre className="min-w-0 flex-1 overflow-x-auto p-1 font-mono text-xs leading-5 break-all whitespace-pre-wrap text-ink">
        {text}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  );
}
