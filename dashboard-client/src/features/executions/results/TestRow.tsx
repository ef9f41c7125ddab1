import { ChevronDown, ChevronRight } from 'lucide-react';
import { Badge } from '@/components/ui/Badge';
import { Snippet } from '@/components/ui/Copy';
import { duration } from '@/lib/format';
import { TestHistory } from './History';
import { LOOKS } from './looks';
import { firstLine, type TestCase } from './tests';

interface Props {
  test: TestCase;
  /** Of the execution that it is a test of. */
  taskId: string;
  isOpen: boolean;
  onToggle: () => void;
}

/** One test; opened it says all that is known of it. */
export function TestRow({ test, taskId, isOpen, onToggle }: Props) {
  const { suite, name, outcome, durationMillis, message, flaky } = test;
  const { tone, icon: Icon, name: word } = LOOKS[outcome];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="flex w-full items-start gap-2.5 px-4 py-2.5 text-left hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <Chevron aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          {suite !== '' && <span className="block truncate text-xs text-muted">{suite}</span>}
          {message !== null && !isOpen && (
            <span
              className={`block truncate text-xs ${tone === 'bad' ? 'text-bad' : 'text-muted'}`}
            >
              {firstLine(message)}
            </span>
          )}
        </span>
        <span className="flex max-w-[45%] shrink-0 flex-wrap items-center justify-end gap-x-2.5 gap-y-1">
          {flaky && <Badge tone="warn">Flaky</Badge>}
          <Badge tone={tone}>
            <Icon aria-hidden className="size-3.5" />
            {word}
          </Badge>
          {durationMillis !== null && (
            <span className="w-16 text-right text-muted tabular-nums">
              {duration(durationMillis)}
            </span>
          )}
        </span>
      </button>
      {isOpen && <Known test={test} taskId={taskId} />}
    </>
  );
}

function Known({ test, taskId }: { test: TestCase; taskId: string }) {
  const { key, suite, name, message, flaky, attempt } = test;
  return (
    <div className="flex flex-col gap-2 pt-2 pr-4 pb-3 pl-10">
      <p className="wrap-anywhere">
        {suite !== '' && <span className="text-muted">{suite} › </span>}
        {name}
      </p>
      <p className="text-xs text-muted">
        Attempt {attempt}
        {flaky && ' · passed after it had failed in the same run'}
      </p>
      {message !== null && (
        <div className="max-h-80 overflow-y-auto">
          <Snippet text={message} what="the message" />
        </div>
      )}
      <TestHistory taskId={taskId} testKey={key} />
    </div>
  );
}
