import { useQuery } from '@tanstack/react-query';
import { Page, Panel } from '@/components/ui/Page';
import { NoPermissionState, QueryView } from '@/components/ui/States';
import { count } from '@/lib/format';
import { useMay } from '@/lib/hooks';
import { usd } from '@/lib/money';
import { settingsQuery, spendingQuery } from './api';
import { ModelForm } from './ModelForm';

export default function AnalysisPage() {
  const may = useMay('analysis:manage');
  return (
    <Page
      title="Analysis"
      description="Failed runs are explained by rules, and by a language model where you want that"
    >
      {may ? (
        <Models />
      ) : (
        <Panel>
          <NoPermissionState what="the settings of the analysis" />
        </Panel>
      )}
    </Page>
  );
}

function Models() {
  const settings = useQuery(settingsQuery);
  const spending = useQuery(spendingQuery);
  return (
    <>
      <QueryView query={settings} what="the settings of the analysis">
        {(data) => <ModelForm settings={data} />}
      </QueryView>
      <QueryView query={spending} what="what language models cost">
        {(data) => (
          <Panel title="This month">
            <p className="p-4">
              <span className="text-lg tabular-nums">{usd(data.microUsd)}</span>{' '}
              <span className="text-muted">
                of {usd(data.budgetMicroUsd)}, {count(data.questions)} questions,{' '}
                {count(data.inputTokens + data.outputTokens)} tokens in {data.month}
              </span>
            </p>
          </Panel>
        )}
      </QueryView>
    </>
  );
}
