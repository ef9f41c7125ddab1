import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Badge, RoleBadge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/Dialog';
import { Page, Panel, Table } from '@/components/ui/Page';
import { QueryView } from '@/components/ui/States';
import { RelativeTime } from '@/components/ui/Time';
import { useTell } from '@/components/ui/Toasts';
import { useClaims, useMay } from '@/lib/hooks';
import type { Member } from '@/lib/schemas';
import { membersQuery, ROLES, useChangeMember, useRemoveMember } from './api';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';

export default function PeoplePage() {
  const mayManage = useMay('users:manage');
  const members = useQuery(membersQuery);
  const [isInviting, setInviting] = useState(false);
  return (
    <Page
      title="Members"
      description="Everybody in your organization"
      actions={
        mayManage && (
          <Button kind="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden className="size-4" /> Invite
          </Button>
        )
      }
    >
      <Panel>
        <QueryView query={members} what="the members">
          {(data) => <Members members={data} mayManage={mayManage} />}
        </QueryView>
      </Panel>
      {mayManage && <Invitations />}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}

function Members({ members, mayManage }: { members: Member[]; mayManage: boolean }) {
  const me = useClaims()?.userId;
  return (
    <Table
      caption="Members"
      rows={members}
      keyOf={({ id }) => id}
      columns={[
        {
          name: 'Name',
          cell: ({ id, name, email }) => (
            <>
              <span className="block font-medium">
                {name} {id === me && <span className="font-normal text-muted">(you)</span>}
              </span>
              <span className="text-xs text-muted">{email}</span>
            </>
          ),
        },
        {
          name: 'Role',
          cell: (member) =>
            mayManage && member.id !== me ? (
              <RoleChoice member={member} />
            ) : (
              <RoleBadge role={member.role} />
            ),
        },
        {
          name: 'Status',
          isExtra: true,
          cell: ({ status }) => <Badge tone={status === 'active' ? 'ok' : 'warn'}>{status}</Badge>,
        },
        {
          name: 'Last login',
          isExtra: true,
          cell: ({ lastLoginAt }) => <RelativeTime at={lastLoginAt} />,
        },
        {
          name: 'Actions',
          isUnnamed: true,
          cell: (member) => mayManage && member.id !== me && <MemberActions member={member} />,
        },
      ]}
    />
  );
}

function RoleChoice({ member }: { member: Member }) {
  const change = useChangeMember();
  const tell = useTell();
  return (
    <select
      aria-label={`Role of ${member.name}`}
      className="h-8 rounded-md border border-line bg-surface px-2"
      value={change.isPending ? change.variables.change.role : member.role}
      disabled={change.isPending}
      onChange={({ target: { value: role } }) =>
        change.mutate(
          { id: member.id, change: { role } },
          { onSuccess: () => tell.done(`${member.name} is ${role} now`), onError: tell.failed },
        )
      }
    >
      {ROLES.map((role) => (
        <option key={role}>{role}</option>
      ))}
    </select>
  );
}

function MemberActions({ member }: { member: Member }) {
  const [isAsked, setAsked] = useState(false);
  const change = useChangeMember();
  const removal = useRemoveMember();
  const tell = useTell();
  const isSuspended = member.status === 'suspended';
  const status = isSuspended ? 'active' : 'suspended';
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button
        isBusy={change.isPending}
        onClick={() =>
          change.mutate(
            { id: member.id, change: { status } },
            {
              onSuccess: () => tell.done(`${member.name} is ${status} now`),
              onError: tell.failed,
            },
          )
        }
      >
        {isSuspended ? 'Let in again' : 'Suspend'}
      </Button>
      <Button kind="danger" onClick={() => setAsked(true)}>
        Remove
      </Button>
      <ConfirmDialog
        title={`Remove ${member.name}?`}
        isOpen={isAsked}
        act="Remove"
        isBusy={removal.isPending}
        failure={removal.error}
        onClose={() => setAsked(false)}
        onAct={() =>
          removal.mutate(member.id, { onSuccess: () => tell.done(`${member.name} is removed`) })
        }
      >
        They are signed out everywhere within a second, and their API keys stop to work. What they
        ran stays.
      </ConfirmDialog>
    </div>
  );
}
