import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { everyPage } from '@/lib/pages';
import type { Member, Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

const PEOPLE = ['people'] as const;
const INVITATIONS = ['invitations'] as const;

export type Role = 'admin' | 'developer' | 'viewer';
export const ROLES: readonly Role[] = ['admin', 'developer', 'viewer'];

export const membersQuery = queryOptions({
  queryKey: PEOPLE,
  queryFn: () => everyPage((query) => answered(api.GET('/api/users', { params: { query } }))),
});

export const invitationsQuery = queryOptions({
  queryKey: INVITATIONS,
  queryFn: () =>
    everyPage((query) =>
      answered(api.GET('/api/invitations', { params: { query: { ...query, status: 'pending' } } })),
    ),
});

/** Names by id, for what other parts know of people; an id that is not there is somebody removed. */
export function useNames(): (userId: string | null | undefined) => string | undefined {
  const { data } = useQuery(membersQuery);
  return (userId) => data?.find(({ id }) => id === userId)?.name;
}

export interface MemberChange {
  id: string;
  change: Partial<Pick<Member, 'role' | 'status'>>;
}

export function useChangeMember() {
  return useChanging(({ id, change }: MemberChange) =>
    answered(api.PATCH('/api/users/{id}', { params: { path: { id } }, body: change })),
  );
}

export function useRemoveMember() {
  return useChanging((id: string) =>
    answered(api.DELETE('/api/users/{id}', { params: { path: { id } } })),
  );
}

export function useInvite() {
  return useChanging(
    async (body: Schemas['InvitationRequest']) =>
      (await answered(api.POST('/api/invitations', { body }))).data,
  );
}

export function useRevokeInvitation() {
  return useChanging((id: string) =>
    answered(api.DELETE('/api/invitations/{id}', { params: { path: { id } } })),
  );
}

function useChanging<T, R>(mutationFn: (given: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([PEOPLE, INVITATIONS].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
