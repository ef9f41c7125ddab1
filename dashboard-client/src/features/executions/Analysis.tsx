import { Badge } from '@/components/ui/Badge';
import type { Execution, Schemas } from '@/lib/schemas';
import { EvidenceLines } from './EvidenceLines';
import { Explanation } from './Explanation';

type Finding = Schemas['Analysis'];
type Category = NonNullable<Finding['category']>;

const CATEGORIES: Record<Category, string> = {
  assertion: 'Assertion',
  timeout: 'Timeout',
  out_of_memory: 'Out of memory',
  connection: 'Connection',
  dns: 'Name resolution',
  permission: 'Permission',
  missing: 'Something missing',
  selector: 'Element of the page',
  browser_crash: 'Browser',
  compilation: 'Compilation',
  configuration: 'Configuration',
  resources: 'Resources used up',
  exception: 'Exception',
  exit_code: 'Exit code',
  unknown: 'Unknown',
};

/** Whether there is something to say about why it failed, now or soon. */
export function isAnalyzed({ status, analysis }: Execution): boolean {
  return status === 'ANALYZING' || analysis !== undefined;
}

interface Props {
  execution: Execution;
  /** Shows that line of the last attempt's output. */
  onLine: (seq: number) => void;
}

/** Why an execution failed, by its own log. */
export function Analysis({ execution, onLine }: Props) {
  const { analysis } = execution;
  if (analysis === undefined) {
    return (
      <p role="status" className="p-5 text-muted">
        Its log is being read…
      </p>
    );
  }
  return analysis.error === undefined ? (
    <Found finding={analysis} onLine={onLine} />
  ) : (
    <p className="m-5 rounded-md bg-warn-soft px-3 py-2 text-warn">{analysis.error}</p>
  );
}

function Found({ finding, onLine }: { finding: Finding; onLine: Props['onLine'] }) {
  const { category, sentence, evidence = [], confidence, nextStep, explanation } = finding;
  return (
    <div className="flex flex-col gap-5 p-5">
      <section>
        <h3 className="mb-2 font-semibold">What broke</h3>
        <p className="mb-2 break-words">{sentence}</p>
        <p className="flex flex-wrap items-center gap-2 text-muted">
          {category !== undefined && <Badge tone="bad">{CATEGORIES[category]}</Badge>}
          {confidence !== undefined && <span>{Math.round(confidence * 100)} % sure</span>}
        </p>
      </section>
      {nextStep !== undefined && (
        <section>
          <h3 className="mb-2 font-semibold">Next step</h3>
          <p className="break-words">{nextStep}</p>
        </section>
      )}
      {evidence.length > 0 && (
        <section>
          <h3 className="mb-2 font-semibold">What the log says</h3>
          <EvidenceLines lines={evidence} onLine={onLine} />
        </section>
      )}
      {explanation !== undefined && <Explanation explanation={explanation} onLine={onLine} />}
    </div>
  );
}
