import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectToBeAt, openAt, SOON } from './open';
import { answer, at, page, refusal, remembers, server } from './service';
import { TIME, tokenOf } from './things';

function signedIn(status = 200) {
  return HttpResponse.json(
    {
      success: true,
      token: tokenOf(),
      user: {
        id: 'u1',
        email: 'ann@example.org',
        name: 'Ann',
        role: 'admin',
        organizationId: 'o1',
        organizationName: 'Acme',
      },
    },
    { status },
  );
}

describe('who is not signed in', () => {
  it('is led to the login, and from there to where it wanted', async () => {
    server.use(http.post(at('/api/auth/login'), () => signedIn()));
    const { user } = await openAt('/dashboard/usage?x=1');
    await expectToBeAt('/login');
    await user.type(await screen.findByLabelText('E-mail', {}, SOON), 'ann@example.org');
    await user.type(screen.getByLabelText('Password'), 'Secret-1');
    await expectAccessible();
    server.use(http.get(at('/api/organization/usage'), () => refusal(503, 'dependency.store')));
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    await expectToBeAt('/dashboard/usage?x=1');
  });

  it('is told that the password is wrong, and can try again', async () => {
    server.use(
      http.post(at('/api/auth/login'), () =>
        refusal(401, 'auth.invalid_credentials', {
          error: 'Invalid credentials',
          message: 'Email or password is incorrect',
        }),
      ),
    );
    const { user } = await openAt('/login');
    await user.type(await screen.findByLabelText('E-mail', {}, SOON), 'ann@example.org');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByText(/Email or password is incorrect/, {}, SOON)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Log in' })).toBeEnabled();
    await expectToBeAt('/login');
  });

  it('sees the providers that are configured, and why one sent it back', async () => {
    server.use(http.get(at('/api/auth/oauth'), () => page([{ id: 'github' }])));
    await openAt('/login?error=oauth.denied');
    expect(await screen.findByRole('link', { name: 'Continue with GitHub' }, SOON)).toHaveAttribute(
      'href',
      '/api/auth/oauth/github',
    );
    expect(screen.getByRole('alert')).toHaveTextContent('you did not agree');
  });

  it('is told that it tried too often', async () => {
    await openAt('/login?error=request.rate_limited');
    expect(await screen.findByRole('alert', {}, SOON)).toHaveTextContent('Too many sign-ins');
  });

  it('names its organization after a provider said who it is', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post(at('/api/auth/oauth/complete'), async ({ request }) => {
        asked.push(await request.json());
        return signedIn(201);
      }),
    );
    const { user } = await openAt('/signup?provider=google');
    await user.type(await screen.findByLabelText('Organization', {}, SOON), 'Acme');
    await user.click(screen.getByRole('button', { name: 'Create organization' }));
    await expectToBeAt('/dashboard');
    expect(asked).toEqual([{ organizationName: 'Acme' }]);
  });
});

describe('a sign-up', () => {
  it('says at each field what is wrong before it asks', async () => {
    const { user } = await openAt('/signup');
    await user.type(await screen.findByLabelText('E-mail', {}, SOON), 'nobody');
    await user.type(screen.getByLabelText('Password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Create organization' }));
    expect(await screen.findByText('At least 8 characters', {}, SOON)).toBeVisible();
    expect(screen.getByText('Your name', { selector: '[role=alert]' })).toBeVisible();
    expect(screen.getByLabelText('E-mail')).toBeInvalid();
    await expectAccessible();
  });

  it('shows what the service found wrong at the field it named', async () => {
    server.use(
      http.post(at('/api/auth/signup'), () =>
        refusal(400, 'request.invalid', { fields: { organizationName: 'must be another' } }),
      ),
    );
    const { user } = await openAt('/signup');
    await user.type(await screen.findByLabelText('Your name', {}, SOON), 'Ann');
    await user.type(screen.getByLabelText('Organization'), 'Acme');
    await user.type(screen.getByLabelText('E-mail'), 'ann@example.org');
    await user.type(screen.getByLabelText('Password'), 'Correct-horse-1');
    await user.click(screen.getByRole('button', { name: 'Create organization' }));
    expect(await screen.findByText('must be another', {}, SOON)).toBeVisible();
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const shown = {
    valid: true,
    status: 'pending',
    email: 'bob@example.org',
    role: 'developer',
    organizationName: 'Acme',
    expiresAt: TIME,
  };

  it('is accepted with a name and a password', async () => {
    const asked: unknown[] = [];
    server.use(
      http.get(at('/api/invitations/validate/:token'), () => answer(shown)),
      http.post(at('/api/auth/signup'), async ({ request }) => {
        asked.push(await request.json());
        return signedIn(201);
      }),
    );
    const { user } = await openAt('/signup?inviteToken=t0k');
    expect(await screen.findByRole('heading', { name: 'Join Acme' }, SOON)).toBeVisible();
    expect(screen.getByLabelText('E-mail')).toHaveValue('bob@example.org');
    await expectAccessible();
    await user.type(screen.getByLabelText('Your name'), 'Bob');
    await user.type(screen.getByLabelText('Password'), 'Correct-horse-1');
    await user.click(screen.getByRole('button', { name: 'Join' }));
    await expectToBeAt('/dashboard');
    expect(asked).toEqual([
      { name: 'Bob', password: 'Correct-horse-1', email: 'bob@example.org', inviteToken: 't0k' },
    ]);
  });

  it('that is no longer good says so', async () => {
    server.use(
      http.get(at('/api/invitations/validate/:token'), () =>
        answer({ ...shown, valid: false, status: 'revoked' }),
      ),
    );
    await openAt('/signup?inviteToken=t0k');
    expect(await screen.findByText(/is revoked/, {}, SOON)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Join' })).not.toBeInTheDocument();
  });
});

describe('who is signed in', () => {
  it('comes from / to the executions, and leaves by logging out', async () => {
    remembers();
    server.use(http.post(at('/api/auth/logout'), () => HttpResponse.json({ success: true })));
    const { user } = await openAt('/');
    await expectToBeAt('/dashboard');
    expect(await screen.findByText('Acme', {}, SOON)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Your account' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Log out' }, SOON));
    await expectToBeAt('/login');
    await waitFor(() => expect(screen.queryByText('Acme')).not.toBeInTheDocument());
  });

  it('is told when the session has ended', async () => {
    remembers();
    const { session } = await openAt('/dashboard');
    await screen.findByText('Acme', {}, SOON);
    server.use(http.post(at('/api/auth/refresh'), () => refusal(401, 'auth.invalid_token')));
    await session.refresh();
    expect(await screen.findByText(/Your session has ended/, {}, SOON)).toBeVisible();
  });

  it('sees that a page is not there', async () => {
    remembers();
    await openAt('/dashboard/nowhere');
    expect(await screen.findByText('There is no such page', {}, SOON)).toBeVisible();
  });
});

it('says that the service cannot be reached, in place of a login', async () => {
  server.use(http.post(at('/api/auth/refresh'), () => HttpResponse.error()));
  await openAt('/dashboard');
  expect(await screen.findByText('No connection', {}, SOON)).toBeVisible();
});
