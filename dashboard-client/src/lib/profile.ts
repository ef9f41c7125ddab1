import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './services';

/** Who is signed in, with the organization. */
export const profileQuery = queryOptions({
  queryKey: ['profile'] as const,
  queryFn: async () => (await answered(api.GET('/api/auth/me'))).data,
});
