import { buttonLook } from '@/components/ui/Button';
import { useProviders } from './api';

const NAMES: Record<string, string> = {
  google: 'Google',
  github: 'GitHub',
  microsoft: 'Microsoft',
};

export function providerName(id: string): string {
  return NAMES[id] ?? id;
}

/** Ways in that the installation offers beside passwords; nothing when there is none. */
export function Providers() {
  const providers = useProviders();
  if (providers.data === undefined || providers.data.length === 0) {
    return null;
  }
  return (
    <div className="flex flex-col gap-2">
      {providers.data.map(({ id }) => (
        <a key={id} href={`/api/auth/oauth/${id}`} className={buttonLook()}>
          Continue with {providerName(id)}
        </a>
      ))}
      <p className="text-center text-xs text-muted">or with e-mail and password</p>
    </div>
  );
}
