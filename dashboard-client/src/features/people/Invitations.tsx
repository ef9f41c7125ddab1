import { useQuery } from '@tanstack/react-query';
import { RoleBadge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { Panel, Table } from '@/components/ui/Page';
import { QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { useTell } from '@/components/ui/Toasts';
import type { Schemas } from '@/lib/schemas';
import { invitationsQuery, useRevokeInvitation } from './api';

export function Invitations() {
  const invitations = useQuery(invitationsQuery);
  return (
    <Panel title="Pending invitations">
      <QueryView query={invitations} what="the invitations">
        {(data) =>
          data.length === 0 ? (
            <p className="px-4 py-6 text-muted">Nobody has an open invitation.</p>
          ) : (
            <InvitationTable invitations={data} />
          )
        }
      </QueryView>
    </Panel>
  );
}

function InvitationTable({ invitations }: { invitations: Schemas['InvitationView'][] }) {
  const revocation = useRevokeInvitation();
  const tell = useTell();
  return (
    <Table
      caption="Pending invitations"
      rows={invitations}
      keyOf={({ id }) => id}
      columns={[
        { name: 'E-mail', cell: ({ email }) => email },
        { name: 'Role', cell: ({ role }) => <RoleBadge role={role} /> },
        { name: 'Ends', isExtra: true, cell: ({ expiresAt }) => <RelativeTime at={expiresAt} /> },
        {
          name: 'Actions',
          isUnnamed: true,
          cell: ({ id, email }) => (
            <Button
              kind="danger"
              className="ml-auto flex"
              isBusy={revocation.isPending && revocation.variables === id}
              onClick={() =>
                revocation.mutate(id, {
                  onSuccess: () => tell.done(`The invitation of ${email} is revoked`),
                  onError: tell.failed,
                })
              }
            >
              Revoke
            </Button>
          ),
        },
      ]}
    />
  );
}
