import {
  ChartColumn,
  FolderKanban,
  Gauge,
  KeyRound,
  ListChecks,
  ScrollText,
  Sparkles,
  TrendingUp,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { NavLink, useLocation } from 'react-router';
import { useClaims, type Permission } from '@/lib/hooks';

interface Place {
  to: string;
  name: string;
  icon: LucideIcon;
  /** Without it the page would only say that it may not be seen. */
  needs?: Permission;
}

const PLACES: readonly Place[] = [
  { to: '/dashboard', name: 'Executions', icon: ListChecks },
  { to: '/dashboard/overview', name: 'Overview', icon: ChartColumn },
  { to: '/dashboard/metrics', name: 'Metrics', icon: TrendingUp },
  { to: '/dashboard/projects', name: 'Projects', icon: FolderKanban },
  { to: '/dashboard/members', name: 'Members', icon: Users },
  { to: '/dashboard/api-keys', name: 'API keys', icon: KeyRound, needs: 'apikeys:own' },
  { to: '/dashboard/usage', name: 'Usage', icon: Gauge },
  { to: '/dashboard/analysis', name: 'Analysis', icon: Sparkles, needs: 'analysis:manage' },
  { to: '/dashboard/audit', name: 'Audit', icon: ScrollText, needs: 'audit:read' },
];

export function Navigation({ onGo }: { onGo?: () => void }) {
  const claims = useClaims();
  const { pathname } = useLocation();
  const shown = PLACES.filter(({ needs }) => !needs || claims?.permissions.includes(needs));
  return (
    <ul className="flex flex-col gap-1">
      {shown.map(({ to, name, icon: Icon }) => {
        const isHere =
          to === '/dashboard'
            ? /^\/dashboard(\/executions.*)?\/?$/.test(pathname)
            : pathname.startsWith(to);
        return (
          <li key={to}>
            <NavLink
              to={to}
              end
              {...(onGo ? { onClick: onGo } : {})}
              aria-current={isHere ? 'page' : undefined}
              className={`flex items-center gap-3 rounded-md px-3 py-2 ${isHere ? 'bg-sunken font-semibold text-ink' : 'text-muted hover:bg-sunken hover:text-ink'}`}
            >
              <Icon aria-hidden className="size-4" /> {name}
            </NavLink>
          </li>
        );
      })}
    </ul>
  );
}
