import { useQuery } from '@tanstack/react-query';
import { CircleUser, LogOut, Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { RoleBadge } from '@/components/ui/Badge';
import { IconButton } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Menu, MenuChoice, MenuItem, MenuLine } from '@/components/ui/Menu';
import { useTell } from '@/components/ui/Toasts';
import { useClaims } from '@/lib/hooks';
import { profileQuery } from '@/lib/profile';
import { session } from '@/lib/services';
import { chooseTheme, presentTheme, THEMES } from '@/lib/theme';
import { ConnectionState } from './ConnectionState';
import { Navigation } from './Navigation';

export function Header() {
  const profile = useQuery(profileQuery);
  const [isNavigating, setNavigating] = useState(false);
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line bg-surface px-3 md:px-4">
      <IconButton label="Pages" className="md:hidden" onClick={() => setNavigating(true)}>
        <MenuIcon aria-hidden className="size-5" />
      </IconButton>
      <Dialog title="Pages" isOpen={isNavigating} onClose={() => setNavigating(false)}>
        <Navigation onGo={() => setNavigating(false)} />
      </Dialog>
      <Link to="/dashboard" className="flex min-w-0 items-center gap-2.5">
        <img src="/icon.svg" alt="" className="size-7" />
        <span className="hidden leading-tight font-semibold lg:inline">
          Agnostic Automation Center
        </span>
        <span className="sr-only lg:hidden">Agnostic Automation Center</span>
      </Link>
      <span className="truncate border-l border-line pl-3 text-muted" data-testid="organization">
        {profile.data?.organization.name}
      </span>
      <div className="ml-auto flex items-center gap-3">
        <ConnectionState />
        <Account />
      </div>
    </header>
  );
}

function Account() {
  const profile = useQuery(profileQuery);
  const claims = useClaims();
  const [theme, setTheme] = useState(presentTheme);
  const tell = useTell();
  const email = profile.data?.email ?? claims?.email ?? '';
  return (
    <>
      <span className="hidden flex-col text-right leading-tight md:flex">
        <span className="font-medium">{profile.data?.name}</span>
        <span className="text-xs text-muted">{email}</span>
      </span>
      {claims && <RoleBadge role={claims.role} />}
      <Menu
        trigger={
          <IconButton label="Your account">
            <CircleUser aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <p className="px-2.5 py-1.5 text-xs text-muted md:hidden">{email}</p>
        <MenuItem asChild>
          <Link to="/dashboard/account">
            <CircleUser aria-hidden className="size-4" /> Account and sessions
          </Link>
        </MenuItem>
        <MenuLine />
        <MenuChoice
          label="Theme"
          value={theme}
          options={THEMES}
          onChoose={(chosen) => {
            chooseTheme(chosen);
            setTheme(chosen);
          }}
        />
        <MenuLine />
        <MenuItem onSelect={() => void session.signOut().catch(tell.failed)}>
          <LogOut aria-hidden className="size-4" /> Log out
        </MenuItem>
      </Menu>
    </>
  );
}
