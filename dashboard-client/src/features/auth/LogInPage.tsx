import { Link, useSearchParams } from 'react-router';
import { z } from 'zod';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';
import { Alert } from '@/components/ui/States';
import { fieldOf, useForm } from '@/components/useForm';
import { useSessionState } from '@/lib/hooks';
import { ApiProblem } from '@/lib/problem';
import { email } from '@/lib/rules';
import { useComplete, useLogIn } from './api';
import { AuthPage, TEXT_LINK } from './AuthPage';
import { providerName, Providers } from './Providers';

/** Why a sign-in at a provider led back here; other codes have no words of their own. */
const PROVIDER_REFUSALS: Record<string, string> = {
  'oauth.flow_ended': 'The sign-in took too long or was begun elsewhere. Begin again.',
  'oauth.denied': 'The provider says that you did not agree.',
  'oauth.email_unverified': 'The provider has not verified your e-mail address.',
  'oauth.other_sign_in': 'Another sign-in opens the account of that e-mail address.',
  'request.rate_limited': 'Too many sign-ins from your address. Try again in a minute.',
  'auth.account_suspended': 'The account is suspended. Ask an administrator of your organization.',
};

export default function LogInPage() {
  const [query] = useSearchParams();
  const provider = query.get('provider');
  return provider === null ? (
    <PasswordPage error={query.get('error')} />
  ) : (
    <LinkPage provider={provider} />
  );
}

const logInSchema = z.object({
  email,
  password: z.string().min(1, 'Your password'),
});

function PasswordPage({ error }: { error: string | null }) {
  const state = useSessionState();
  const logIn = useLogIn();
  const form = useForm(logInSchema, { email: '', password: '' });
  return (
    <AuthPage
      title="Log in"
      footer={
        <>
          New here?{' '}
          <Link to="/signup" className={TEXT_LINK}>
            Create an organization
          </Link>
        </>
      }
    >
      {state.kind === 'signed-out' && state.reason === 'expired' && !logIn.isError && (
        <p role="status" className="rounded-md bg-warn-soft px-3 py-2 text-warn">
          Your session has ended. Log in to go on.
        </p>
      )}
      {error !== null && !logIn.isError && <ProviderRefusal code={error} />}
      <Providers />
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((given) => logIn.mutate(given))}
      >
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          {...fieldOf(form, 'email')}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          {...fieldOf(form, 'password')}
        />
        <Alert failure={logIn.error} />
        <Button type="submit" kind="primary" isBusy={logIn.isPending}>
          Log in
        </Button>
      </form>
    </AuthPage>
  );
}

function ProviderRefusal({ code }: { code: string }) {
  const message = PROVIDER_REFUSALS[code] ?? 'The sign-in at the provider did not work. Try again.';
  return <Alert failure={new ApiProblem(401, { code, error: 'Not signed in', message })} />;
}

const linkSchema = z.object({ password: z.string().min(1, 'Your password') });

/** The e-mail has an account with a password: who shows it once may use the provider from then on. */
function LinkPage({ provider }: { provider: string }) {
  const complete = useComplete();
  const form = useForm(linkSchema, { password: '' });
  return (
    <AuthPage
      title={`Connect ${providerName(provider)}`}
      description="Your e-mail address has an account here. Enter its password once; after that the provider is enough."
      footer={
        <Link to="/login" className={TEXT_LINK}>
          Back to log in
        </Link>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((given) => complete.mutate(given))}
      >
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          {...fieldOf(form, 'password')}
        />
        <Alert failure={complete.error} />
        <Button type="submit" kind="primary" isBusy={complete.isPending}>
          Connect
        </Button>
      </form>
    </AuthPage>
  );
}
