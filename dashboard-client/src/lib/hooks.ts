import { useSyncExternalStore } from 'react';
import type { Connection } from './live/LiveClient';
import { live, session } from './services';
import type { Claims } from './session/claims';
import type { SessionState } from './session/Session';

export function useSessionState(): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.state);
}

/** Who is signed in, as far as what is shown depends on it; undefined when nobody is. */
export function useClaims(): Claims | undefined {
  const state = useSessionState();
  return state.kind === 'signed-in' ? state.claims : undefined;
}

/** What the service lets roles do; the names are the service's own. */
export type Permission =
  | 'executions:read'
  | 'executions:run'
  | 'executions:cancel'
  | 'executions:delete'
  | 'projects:read'
  | 'projects:write'
  | 'usage:read'
  | 'apikeys:own'
  | 'apikeys:manage'
  | 'users:manage'
  | 'organization:manage'
  | 'audit:read'
  | 'analysis:manage';

/** Whether to show what the service would refuse otherwise. */
export function useMay(permission: Permission): boolean {
  return useClaims()?.permissions.includes(permission) ?? false;
}

export function useConnection(): Connection {
  return useSyncExternalStore(live.onConnection, () => live.connection);
}
