import { Play, Rocket } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { Snippet } from '@/components/ui/Copy';
import { EmptyState } from '@/components/ui/States';
import type { RunForm } from './runForm';

/** Something that runs anywhere: press Run, and watch it. */
export const FIRST_RUN: Partial<RunForm> = {
  image: 'busybox:latest',
  command: 'for i in 1 2 3 4 5; do echo "line $i"; sleep 1; done',
};

const CURL = `curl ${window.location.origin}/api/executions \\
  -H "X-Api-Key: $AAC_API_KEY" -H 'Content-Type: application/json' \\
  -d '{"image":"busybox:latest","command":"echo hello"}'`;

/** What an organization sees before its first execution. */
export function FirstRun({ onRun }: { onRun: (() => void) | undefined }) {
  return (
    <EmptyState icon={Rocket} title="Nothing has run yet">
      <p>
        Any container image that holds tests will do. Its output appears here line by line, and its
        exit code decides: 0 is passed.
      </p>
      {onRun ? (
        <>
          <Button kind="primary" onClick={onRun}>
            <Play aria-hidden className="size-4" /> Run something now
          </Button>
          <p>
            It takes <code>busybox</code> from its public registry. Where none can be reached,{' '}
            <code>./aac demo</code> makes an image that can be named instead:{' '}
            <code>aac-demo:latest</code>.
          </p>
          <p>Or from a pipeline, with an API key:</p>
          <Snippet text={CURL} what="the command" />
        </>
      ) : (
        <p>Your role reads: a developer or an administrator has to run something first.</p>
      )}
    </EmptyState>
  );
}
