import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/lib/schemas';
import { answered, api, session } from '@/lib/services';

function useSignIn<T>(ask: (given: T) => Promise<Schemas['SignedInView']>) {
  return useMutation({ mutationFn: ask, onSuccess: ({ token }) => session.signedIn(token) });
}

export function useLogIn() {
  return useSignIn((body: { email: string; password: string }) =>
    answered(api.POST('/api/auth/login', { body })),
  );
}

export function useSignUp() {
  return useSignIn((body: Schemas['SignUpRequest']) =>
    answered(api.POST('/api/auth/signup', { body })),
  );
}

/** The rest of a sign-in at a provider: what the person has to name or to show first. */
export function useComplete() {
  return useSignIn((body: Schemas['OAuthCompletionRequest']) =>
    answered(api.POST('/api/auth/oauth/complete', { body })),
  );
}

export function useProviders() {
  return useQuery({
    queryKey: ['providers'],
    staleTime: Infinity,
    queryFn: async () => (await answered(api.GET('/api/auth/oauth'))).data,
  });
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: async () =>
      (
        await answered(
          api.GET('/api/invitations/validate/{token}', { params: { path: { token } } }),
        )
      ).data,
  });
