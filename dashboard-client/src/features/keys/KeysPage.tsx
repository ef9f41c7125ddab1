import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { RoleBadge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/Dialog';
import { Page, Panel, Table } from '@/components/ui/Page';
import { EmptyState, NoPermissionState, QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { useTell } from '@/components/ui/Toasts';
import { useNames } from '@/features/people/api';
import { useMay } from '@/lib/hooks';
import type { Schemas } from '@/lib/schemas';
import { keysQuery, useRevokeKey } from './api';
import { MakeKeyDialog } from './MakeKeyDialog';

type ApiKey = Schemas['ApiKeyView'];

export default function KeysPage() {
  const may = useMay('apikeys:own');
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button kind="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden className="size-4" /> New key
    </Button>
  );
  return (
    <Page
      title="API keys"
      description="For pipelines: they belong to the organization and act for it"
      actions={may && make}
    >
      <Panel>{may ? <Keys onMake={make} /> : <NoPermissionState what="API keys" />}</Panel>
      {isMaking && <MakeKeyDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}

function Keys({ onMake }: { onMake: ReactNode }) {
  const keys = useQuery(keysQuery);
  const nameOf = useNames();
  return (
    <QueryView query={keys} what="API keys">
      {(data) =>
        data.length === 0 ? (
          <EmptyState icon={KeyRound} title="No keys yet">
            <p>A pipeline sends its key as X-Api-Key to ask for executions.</p>
            {onMake}
          </EmptyState>
        ) : (
          <Table
            caption="API keys"
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              {
                name: 'Name',
                cell: ({ name, beginning }) => (
                  <>
                    <span className="block font-medium">{name}</span>
                    <code className="text-xs text-muted">{beginning}…</code>
                  </>
                ),
              },
              { name: 'Role', cell: ({ role }) => <RoleBadge role={role} /> },
              { name: 'Made by', isExtra: true, cell: ({ createdBy }) => nameOf(createdBy) ?? '–' },
              {
                name: 'Last used',
                isExtra: true,
                cell: ({ lastUsedAt }) => <RelativeTime at={lastUsedAt} />,
              },
              {
                name: 'Ends',
                isExtra: true,
                cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
              },
              { name: 'Actions', isUnnamed: true, cell: (key) => <Revoke apiKey={key} /> },
            ]}
          />
        )
      }
    </QueryView>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const [isAsked, setAsked] = useState(false);
  const revocation = useRevokeKey();
  const tell = useTell();
  return (
    <>
      <Button
        kind="danger"
        className="ml-auto flex"
        aria-label={`Revoke ${apiKey.name}`}
        onClick={() => setAsked(true)}
      >
        Revoke
      </Button>
      <ConfirmDialog
        title={`Revoke ${apiKey.name}?`}
        isOpen={isAsked}
        act="Revoke it"
        isBusy={revocation.isPending}
        failure={revocation.error}
        onClose={() => setAsked(false)}
        onAct={() =>
          revocation.mutate(apiKey.id, { onSuccess: () => tell.done(`${apiKey.name} is revoked`) })
        }
      >
        Whatever sends it is refused from then on.
      </ConfirmDialog>
    </>
  );
}
