import { count } from '@/lib/format';
import type { Schemas } from '@/lib/schemas';
import { usd } from '@/lib/money';
import { EvidenceLines } from './EvidenceLines';

interface Props {
  explanation: Schemas['AnalysisExplanation'];
  onLine: (seq: number) => void;
}

/** What a language model adds to what the rules found, with the lines that show it. */
export function Explanation({ explanation, onLine }: Props) {
  const { withheld, summary, claims = [], nextStep, model } = explanation;
  if (withheld !== undefined) {
    return <p className="rounded-md bg-sunken px-3 py-2 text-muted">{withheld}</p>;
  }
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-5">
      <h3 className="font-semibold">What a language model adds</h3>
      <p className="break-words">{summary}</p>
      <ul className="flex flex-col gap-3">
        {claims.map(({ text, evidence }, place) => (
          <li key={place} className="flex flex-col gap-1">
            <p className="break-words">{text}</p>
            <EvidenceLines lines={evidence} onLine={onLine} />
          </li>
        ))}
      </ul>
      {nextStep !== undefined && <p className="break-words">{nextStep}</p>}
      {model !== undefined && (
        <p className="text-xs text-muted">
          {model.provider} {model.name},{' '}
          {model.inputTokens + model.outputTokens + model.microUsd === 0
            ? 'known from an earlier run'
            : `${count(model.inputTokens + model.outputTokens)} tokens, ${usd(model.microUsd)}`}
          . Each claim was held against these lines.
        </p>
      )}
    </section>
  );
}
