import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectToBeAt, openAt, SOON } from './open';
import { answer, at, page, refusal, remembers, server } from './service';
import { memberOf, profileOf, projectOf, secretOf, TIME } from './things';

const BOB = memberOf({ id: 'u2', name: 'Bob', email: 'bob@example.org', role: 'developer' });
const INVITATION = {
  id: 'i1',
  organizationId: 'o1',
  email: 'eve@example.org',
  role: 'viewer',
  status: 'pending',
  invitedBy: 'u1',
  expiresAt: TIME,
  createdAt: TIME,
};

describe('members', () => {
  function people() {
    remembers();
    server.use(
      http.get(at('/api/users'), () => page([memberOf(), BOB])),
      http.get(at('/api/invitations'), () => page([INVITATION])),
    );
  }

  it('can be given another role, but not oneself', async () => {
    people();
    const asked: unknown[] = [];
    server.use(
      http.patch(at('/api/users/:id'), async ({ request, params }) => {
        asked.push([params.id, await request.json()]);
        return answer({ ...BOB, role: 'viewer' });
      }),
    );
    const { user } = await openAt('/dashboard/members');
    const role = await screen.findByLabelText('Role of Bob', {}, SOON);
    expect(screen.queryByLabelText('Role of Ann')).not.toBeInTheDocument();
    await expectAccessible();
    await user.selectOptions(role, 'viewer');
    expect(await screen.findByText('Bob is viewer now', {}, SOON)).toBeInTheDocument();
    expect(asked).toEqual([['u2', { role: 'viewer' }]]);
  });

  it('are removed after a question only', async () => {
    people();
    const removed: unknown[] = [];
    server.use(
      http.delete(at('/api/users/:id'), ({ params }) => {
        removed.push(params.id);
        return HttpResponse.json({ success: true });
      }),
    );
    const { user } = await openAt('/dashboard/members');
    await user.click(await screen.findByRole('button', { name: 'Remove' }, SOON));
    const question = await screen.findByRole('dialog', { name: 'Remove Bob?' }, SOON);
    expect(removed).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(removed).toEqual(['u2']), SOON);
  });

  it('are invited; the link is shown when no mail goes out', async () => {
    people();
    server.use(
      http.post(at('/api/invitations'), () =>
        answer({ ...INVITATION, inviteToken: 't', link: 'http://x/signup?inviteToken=t' }, 201),
      ),
    );
    const { user } = await openAt('/dashboard/members');
    expect(await screen.findByText('eve@example.org', {}, SOON)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Invite' }));
    const dialog = await screen.findByRole('dialog', { name: 'Invite a colleague' }, SOON);
    await user.type(within(dialog).getByLabelText('E-mail'), 'eve@example.org');
    await user.click(within(dialog).getByRole('button', { name: 'Invite' }));
    expect(await screen.findByText('http://x/signup?inviteToken=t', {}, SOON)).toBeVisible();
    await expectAccessible();
  });

  it('cannot be changed by who is no admin', async () => {
    people();
    remembers('developer');
    await openAt('/dashboard/members');
    expect(await screen.findByText('Bob', {}, SOON)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Invite' })).not.toBeInTheDocument();
    expect(screen.queryByText('Pending invitations')).not.toBeInTheDocument();
  });
});

describe('API keys', () => {
  const KEY = {
    id: 'k1',
    name: 'Nightly',
    beginning: 'aac_live_ab',
    role: 'developer',
    createdBy: 'u1',
    createdAt: TIME,
    expiresAt: null,
    lastUsedAt: null,
  };

  it('are shown once when they are made, with the roles one may give', async () => {
    remembers('developer');
    server.use(
      http.get(at('/api/auth/api-keys'), () => page([])),
      http.post(at('/api/auth/api-keys'), () => answer({ ...KEY, key: 'aac_live_abcdef' }, 201)),
    );
    const { user } = await openAt('/dashboard/api-keys');
    expect(await screen.findByText('No keys yet', {}, SOON)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getAllByRole('button', { name: 'New key' })[0] as HTMLElement);
    await user.type(await screen.findByLabelText('Name', {}, SOON), 'Nightly');
    expect(within(screen.getByLabelText('Role')).queryByText('admin')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Make the key' }));
    expect(await screen.findByText('aac_live_abcdef', {}, SOON)).toBeVisible();
  });

  it('are revoked after a question', async () => {
    remembers();
    let keys = [KEY];
    server.use(
      http.get(at('/api/auth/api-keys'), () => page(keys)),
      http.delete(at('/api/auth/api-keys/:id'), () => {
        keys = [];
        return HttpResponse.json({ success: true });
      }),
    );
    const { user } = await openAt('/dashboard/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Revoke Nightly' }, SOON));
    await user.click(await screen.findByRole('button', { name: 'Revoke it' }, SOON));
    expect(await screen.findByText('No keys yet', {}, SOON)).toBeInTheDocument();
  });

  it('are not for viewers', async () => {
    remembers('viewer');
    await openAt('/dashboard/api-keys');
    expect(
      await screen.findByText('Your role does not let you see API keys', {}, SOON),
    ).toBeVisible();
  });
});

describe('projects', () => {
  it('are made and then filled in', async () => {
    remembers();
    server.use(
      http.post(at('/api/projects'), () => answer(projectOf(), 201)),
      http.get(at('/api/projects/:id'), () => answer(projectOf())),
      http.get(at('/api/projects/:id/env'), () =>
        answer({ variables: { BROWSER: 'firefox' }, secrets: [] }),
      ),
    );
    const { user } = await openAt('/dashboard/projects');
    await user.click(
      (await screen.findAllByRole('button', { name: 'New project' }, SOON))[0] as HTMLElement,
    );
    await user.type(await screen.findByLabelText('Name', {}, SOON), 'Shop');
    await user.click(screen.getByRole('button', { name: 'Make the project' }));
    await expectToBeAt('/dashboard/projects/p1');
    expect(await screen.findByLabelText('Image', {}, SOON)).toHaveValue('shop-tests:2');
    expect(await screen.findByText('firefox', {}, SOON)).toBeVisible();
    await expectAccessible();
  });

  it('lose a variable by null, and keep the others', async () => {
    remembers();
    const asked: unknown[] = [];
    server.use(
      http.get(at('/api/projects/:id'), () => answer(projectOf())),
      http.get(at('/api/projects/:id/env'), () =>
        answer({ variables: { A: '1', B: '2' }, secrets: [] }),
      ),
      http.patch(at('/api/projects/:id/env'), async ({ request }) => {
        asked.push(await request.json());
        return answer({ variables: { B: '2' }, secrets: [] });
      }),
    );
    const { user } = await openAt('/dashboard/projects/p1');
    await user.click(await screen.findByRole('button', { name: 'Remove A' }, SOON));
    await waitFor(() => expect(asked).toEqual([{ variables: { A: null } }]), SOON);
  });

  it('can only be read by viewers', async () => {
    remembers('viewer');
    server.use(
      http.get(at('/api/projects/:id'), () => answer(projectOf())),
      http.get(at('/api/projects/:id/env'), () =>
        answer({ variables: {}, secrets: [secretOf('TOKEN')] }),
      ),
    );
    await openAt('/dashboard/projects/p1');
    expect(await screen.findByLabelText('Image', {}, SOON)).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
    expect(await screen.findByText('TOKEN', {}, SOON)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Replace TOKEN' })).not.toBeInTheDocument();
    expect(screen.queryByLabelText('Its value')).not.toBeInTheDocument();
  });

  it('take secrets, and show no more than their names', async () => {
    remembers();
    const asked: unknown[] = [];
    let secrets = [secretOf('TOKEN')];
    server.use(
      http.get(at('/api/projects/:id'), () => answer(projectOf())),
      http.get(at('/api/projects/:id/env'), () => answer({ variables: {}, secrets })),
      http.patch(at('/api/projects/:id/env'), async ({ request }) => {
        asked.push(await request.json());
        secrets = [secretOf('KEY'), secretOf('TOKEN')];
        return answer({ variables: {}, secrets });
      }),
    );
    const { user } = await openAt('/dashboard/projects/p1');
    await user.type(await screen.findByLabelText('Name of the secret', {}, SOON), 'KEY');
    await user.click(screen.getByLabelText('Its value'));
    await user.paste('line 1\nline 2');
    await user.click(screen.getByRole('button', { name: 'Set the secret' }));
    expect(await screen.findByRole('button', { name: 'Remove KEY' }, SOON)).toBeVisible();
    expect(asked).toEqual([{ secrets: { KEY: 'line 1\nline 2' } }]);
    expect(screen.getByLabelText('Its value')).toHaveValue('');
    expect(screen.queryByText(/line 1/)).not.toBeInTheDocument();
    await expectAccessible();
  });

  it('have their secrets replaced by name, and removed when that is confirmed', async () => {
    remembers();
    const asked: unknown[] = [];
    server.use(
      http.get(at('/api/projects/:id'), () => answer(projectOf())),
      http.get(at('/api/projects/:id/env'), () =>
        answer({ variables: {}, secrets: [secretOf('TOKEN')] }),
      ),
      http.patch(at('/api/projects/:id/env'), async ({ request }) => {
        asked.push(await request.json());
        return answer({ variables: {}, secrets: [] });
      }),
    );
    const { user } = await openAt('/dashboard/projects/p1');
    await user.click(await screen.findByRole('button', { name: 'Replace TOKEN' }, SOON));
    expect(screen.getByLabelText('Name of the secret')).toHaveValue('TOKEN');
    await user.type(screen.getByLabelText('Its value'), 'newer');
    await user.click(screen.getByRole('button', { name: 'Set the secret' }));
    await user.click(await screen.findByRole('button', { name: 'Remove TOKEN' }, SOON));
    await user.click(await screen.findByRole('button', { name: 'Remove it' }, SOON));
    await waitFor(
      () => expect(asked).toEqual([{ secrets: { TOKEN: 'newer' } }, { secrets: { TOKEN: null } }]),
      SOON,
    );
  });

  it('say why secrets cannot be kept', async () => {
    remembers();
    server.use(
      http.get(at('/api/projects/:id'), () => answer(projectOf())),
      http.get(at('/api/projects/:id/env'), () => answer({ variables: {}, secrets: [] })),
      http.patch(at('/api/projects/:id/env'), () => refusal(503, 'secrets.no_key')),
    );
    const { user } = await openAt('/dashboard/projects/p1');
    await user.type(await screen.findByLabelText('Name of the secret', {}, SOON), 'KEY');
    await user.type(screen.getByLabelText('Its value'), 'hunter22');
    await user.click(screen.getByRole('button', { name: 'Set the secret' }));
    expect(await screen.findByText(/secrets.no_key/, {}, SOON)).toBeVisible();
    expect(screen.getByLabelText('Its value')).toHaveValue('hunter22');
  });
});

describe('usage', () => {
  it('is held against the plan', async () => {
    remembers();
    const used = (value: number, limit: number, mark: number | null) => ({
      used: value,
      limit,
      percent: Math.floor((value * 100) / limit),
      mark,
    });
    server.use(
      http.get(at('/api/organization/usage'), () =>
        answer({
          month: '2026-03',
          resetsAt: '2026-04-01T00:00:00Z',
          plan: 'team',
          testRuns: used(1000, 1000, 100),
          users: used(2, 20, null),
          projects: used(9, 10, 90),
          concurrentRuns: used(0, 5, null),
          pendingInvitations: 1,
          retentionDays: 90,
        }),
      ),
    );
    await openAt('/dashboard/usage');
    expect(await screen.findByText('Used up', {}, SOON)).toBeVisible();
    expect(screen.getByRole('meter', { name: 'Projects' })).toHaveAttribute('aria-valuenow', '9');
    expect(screen.getByText(/and 1 open invitation/)).toBeVisible();
    expect(screen.getByText(/kept for 90 days after its end/)).toBeVisible();
    await expectAccessible();
  });
});

describe('the audit trail', () => {
  const EVENT = {
    id: 'e1',
    organizationId: 'o1',
    seq: 1,
    type: 'UserRoleChanged',
    actor: { userId: 'u1', apiKeyId: null, address: '10.0.0.1', client: 'x' },
    subject: 'user:u2',
    data: { role: 'viewer' },
    correlationId: null,
    occurredAt: TIME,
    previousHash: 'p',
    hash: 'h',
  };

  it('is read, limited and checked', async () => {
    remembers();
    const asked: string[] = [];
    server.use(
      http.get(at('/api/audit-events'), ({ request }) => {
        asked.push(new URL(request.url).search);
        return page([EVENT]);
      }),
      http.get(at('/api/audit-events/verification'), () =>
        answer({ events: 1, intact: true, headHash: 'h', firstFault: null }),
      ),
    );
    const { user } = await openAt('/dashboard/audit');
    await user.click(await screen.findByRole('button', { name: 'UserRoleChanged' }, SOON));
    await expectToBeAt('/dashboard/audit?type=UserRoleChanged');
    await waitFor(() => expect(asked.at(-1)).toContain('type=UserRoleChanged'), SOON);
    await user.click(screen.getByRole('button', { name: 'Check the chain' }));
    expect(await screen.findByText('1 event, all as they were written.', {}, SOON)).toBeVisible();
    await expectAccessible();
  });

  it('leaves routine events out unless they are asked for', async () => {
    remembers();
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(at('/api/audit-events'), ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return page([EVENT]);
      }),
    );
    const { user } = await openAt('/dashboard/audit');
    const routine = await screen.findByRole('button', { name: 'Routine events' }, SOON);
    expect(routine).toHaveAttribute('aria-pressed', 'false');
    await waitFor(() => expect(asked.at(-1)?.getAll('exceptType')).toEqual(['TokenRefreshed']));

    await user.click(routine);
    await expectToBeAt('/dashboard/audit?routine=shown');
    await waitFor(() => expect(asked.at(-1)?.has('exceptType')).toBe(false), SOON);
    expect(routine).toHaveAttribute('aria-pressed', 'true');

    await user.click(routine);
    await expectToBeAt('/dashboard/audit');
  });

  it('shows routine events whose type is asked for', async () => {
    remembers();
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(at('/api/audit-events'), ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return page([{ ...EVENT, type: 'TokenRefreshed' }]);
      }),
    );
    const { user } = await openAt('/dashboard/audit?type=TokenRefreshed');
    await screen.findByRole('button', { name: 'TokenRefreshed' }, SOON);
    expect(asked.at(-1)?.toString()).toBe('type=TokenRefreshed');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await expectToBeAt('/dashboard/audit');
  });

  it('is not for developers', async () => {
    remembers('developer');
    await openAt('/dashboard/audit');
    expect(
      await screen.findByText('Your role does not let you see the audit trail', {}, SOON),
    ).toBeVisible();
  });
});

describe('the account', () => {
  const SESSION = {
    id: 's1',
    createdAt: TIME,
    lastUsedAt: TIME,
    expiresAt: TIME,
    address: '10.0.0.1',
    client: 'Firefox',
    current: true,
  };

  it('changes its password, and stays signed in when the present one is wrong', async () => {
    remembers();
    server.use(
      http.get(at('/api/auth/sessions'), () =>
        page([SESSION, { ...SESSION, id: 's2', client: 'curl', current: false }]),
      ),
      http.post(at('/api/auth/password'), () =>
        refusal(401, 'auth.invalid_credentials', { message: 'Email or password is incorrect' }),
      ),
    );
    const { user } = await openAt('/dashboard/account');
    await user.type(await screen.findByLabelText('Present password', {}, SOON), 'wrong');
    await user.type(screen.getByLabelText('New password'), 'Correct-horse-1');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText(/Email or password is incorrect/, {}, SOON)).toBeVisible();
    await expectToBeAt('/dashboard/account');
    expect(screen.getAllByRole('button', { name: 'End' })).toHaveLength(1);
    await expectAccessible();
  });

  it('changes its name everywhere on the page', async () => {
    remembers();
    server.use(
      http.get(at('/api/auth/sessions'), () => page([SESSION])),
      http.patch(at('/api/auth/profile'), () => answer({ ...profileOf(), name: 'Anna' })),
    );
    const { user } = await openAt('/dashboard/account');
    const name = await screen.findByLabelText('Your name', {}, SOON);
    await user.clear(name);
    await user.type(name, 'Anna');
    await user.click(screen.getAllByRole('button', { name: 'Change' })[0] as HTMLElement);
    expect(await screen.findByText('Anna', {}, SOON)).toBeInTheDocument();
  });
});
