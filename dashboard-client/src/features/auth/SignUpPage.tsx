import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { z } from 'zod';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';
import { RoleBadge } from '@/components/ui/Badge';
import { Alert, ErrorState, LoadingState } from '@/components/ui/States';
import { showProblem, useForm, wholeProblem } from '@/components/useForm';
import { email, newPassword, shownName } from '@/lib/rules';
import type { Schemas } from '@/lib/schemas';
import { invitationQuery, useComplete, useSignUp } from './api';
import { AuthPage, TEXT_LINK } from './AuthPage';
import { providerName, Providers } from './Providers';

const TO_LOG_IN = (
  <>
    Already have an account?{' '}
    <Link to="/login" className={TEXT_LINK}>
      Log in
    </Link>
  </>
);

export default function SignUpPage() {
  const [query] = useSearchParams();
  const inviteToken = query.get('inviteToken');
  const provider = query.get('provider');
  if (inviteToken !== null) {
    return <InvitedPage token={inviteToken} />;
  }
  return provider === null ? <FoundingPage /> : <ProvidedPage provider={provider} />;
}

const foundingSchema = z.object({
  name: shownName('Your name'),
  organizationName: shownName('The name of your organization'),
  email,
  password: newPassword,
});

function FoundingPage() {
  const signUp = useSignUp();
  const form = useForm(foundingSchema, { name: '', organizationName: '', email: '', password: '' });
  const { errors } = form.formState;
  return (
    <AuthPage
      title="Create your organization"
      description="You become its first administrator."
      footer={TO_LOG_IN}
    >
      <Providers />
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((given) =>
          signUp.mutate(given, { onError: (failure) => showProblem(form, failure) }),
        )}
      >
        <TextField
          label="Your name"
          autoComplete="name"
          error={errors.name?.message}
          {...form.register('name')}
        />
        <TextField
          label="Organization"
          autoComplete="organization"
          error={errors.organizationName?.message}
          {...form.register('organizationName')}
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <NewPasswordField error={errors.password?.message} {...form.register('password')} />
        <Alert failure={wholeProblem(form, signUp.error)} />
        <Button type="submit" kind="primary" isBusy={signUp.isPending}>
          Create organization
        </Button>
      </form>
    </AuthPage>
  );
}

function InvitedPage({ token }: { token: string }) {
  const invitation = useQuery(invitationQuery(token));
  if (invitation.isPending) {
    return (
      <AuthPage title="Invitation">
        <LoadingState what="your invitation" />
      </AuthPage>
    );
  }
  if (invitation.data === undefined) {
    return (
      <AuthPage title="Invitation" footer={TO_LOG_IN}>
        <ErrorState failure={invitation.error} onRetry={() => void invitation.refetch()} />
      </AuthPage>
    );
  }
  return invitation.data.valid ? (
    <AcceptPage token={token} invitation={invitation.data} />
  ) : (
    <AuthPage
      title="This invitation is no longer good"
      description={`It was for ${invitation.data.email} and is ${invitation.data.status}. Ask ${invitation.data.organizationName} for a new one.`}
      footer={TO_LOG_IN}
    >
      {null}
    </AuthPage>
  );
}

const acceptSchema = z.object({ name: shownName('Your name'), password: newPassword });

interface AcceptProps {
  token: string;
  invitation: Schemas['ShownInvitationView'];
}

function AcceptPage({ token, invitation }: AcceptProps) {
  const signUp = useSignUp();
  const form = useForm(acceptSchema, { name: '', password: '' });
  const { errors } = form.formState;
  return (
    <AuthPage
      title={`Join ${invitation.organizationName}`}
      description={
        <>
          You are invited as <RoleBadge role={invitation.role} />
        </>
      }
      footer={TO_LOG_IN}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((given) =>
          signUp.mutate(
            { ...given, email: invitation.email, inviteToken: token },
            { onError: (failure) => showProblem(form, failure) },
          ),
        )}
      >
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          readOnly
          value={invitation.email}
        />
        <TextField
          label="Your name"
          autoComplete="name"
          error={errors.name?.message}
          {...form.register('name')}
        />
        <NewPasswordField error={errors.password?.message} {...form.register('password')} />
        <Alert failure={wholeProblem(form, signUp.error)} />
        <Button type="submit" kind="primary" isBusy={signUp.isPending}>
          Join
        </Button>
      </form>
    </AuthPage>
  );
}

const providedSchema = z.object({ organizationName: shownName('The name of your organization') });

/** A provider says who it is; what is missing is the organization. */
function ProvidedPage({ provider }: { provider: string }) {
  const complete = useComplete();
  const form = useForm(providedSchema, { organizationName: '' });
  return (
    <AuthPage
      title="Name your organization"
      description={`You are signed in at ${providerName(provider)}. One more step.`}
      footer={TO_LOG_IN}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((given) => complete.mutate(given))}
      >
        <TextField
          label="Organization"
          autoComplete="organization"
          error={form.formState.errors.organizationName?.message}
          {...form.register('organizationName')}
        />
        <Alert failure={complete.error} />
        <Button type="submit" kind="primary" isBusy={complete.isPending}>
          Create organization
        </Button>
      </form>
    </AuthPage>
  );
}

type PasswordFieldProps = Omit<Parameters<typeof TextField>[0], 'label' | 'type' | 'hint'>;

function NewPasswordField(props: PasswordFieldProps) {
  return (
    <TextField
      label="Password"
      type="password"
      autoComplete="new-password"
      hint="At least 8 characters, with a digit, a lower-case and an upper-case letter"
      {...props}
    />
  );
}
