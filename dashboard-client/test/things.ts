import type { Execution, Member, Project, Schemas } from '@/lib/schemas';

const PERMISSIONS = {
  viewer: ['executions:read', 'projects:read', 'usage:read'],
  developer: [
    'executions:read',
    'projects:read',
    'usage:read',
    'executions:run',
    'executions:cancel',
    'executions:delete',
    'projects:write',
    'apikeys:own',
  ],
  admin: [
    'executions:read',
    'projects:read',
    'usage:read',
    'executions:run',
    'executions:cancel',
    'executions:delete',
    'projects:write',
    'apikeys:own',
    'apikeys:manage',
    'users:manage',
    'organization:manage',
    'audit:read',
    'analysis:manage',
  ],
} as const;

export type Role = keyof typeof PERMISSIONS;

interface TokenWish {
  role?: Role;
  userId?: string;
  lifeSeconds?: number;
  /** Makes two tokens differ. */
  jti?: string;
}

export function tokenOf({
  role = 'admin',
  userId = 'u1',
  lifeSeconds = 900,
  jti = 'a',
}: TokenWish = {}): string {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = {
    userId,
    organizationId: 'o1',
    email: 'ann@example.org',
    role,
    permissions: PERMISSIONS[role],
    iat,
    exp: iat + lifeSeconds,
    jti,
  };
  return `h.${btoa(JSON.stringify(claims)).replace(/\+/g, '-').replace(/\//g, '_')}.s`;
}

export const TIME = '2026-03-01T12:00:00.000Z';

/** What the live channel says when the usual execution has failed. */
export const ENDED = {
  taskId: 'nightly-1',
  organizationId: 'o1',
  status: 'FAILED',
  version: 9,
} as const;

/** The first attempt, which failed. */
export function attemptOf(change: Partial<Schemas['AttemptView']> = {}): Schemas['AttemptView'] {
  return {
    number: 1,
    workerId: 'w1',
    startTime: TIME,
    endTime: TIME,
    exitCode: 1,
    outcome: 'FAILED',
    ...change,
  };
}

export function executionOf(change: Partial<Execution> = {}): Execution {
  return {
    taskId: 'nightly-1',
    organizationId: 'o1',
    status: 'RUNNING',
    version: 3,
    image: 'tests:1',
    imageDigest: null,
    command: 'npm test',
    folder: 'all',
    tests: [],
    config: {
      environment: null,
      baseUrl: null,
      retryAttempts: 0,
      timeoutSeconds: 1800,
      queueTimeoutSeconds: 86400,
      idleTimeoutSeconds: null,
      cpus: 2,
      memoryMb: 2048,
      reportsPath: null,
    },
    trigger: { kind: 'dashboard', userId: 'u1' },
    createdAt: TIME,
    startTime: TIME,
    endTime: null,
    attempts: [],
    exitCode: null,
    error: null,
    logs: { lines: null, bytes: null, truncated: false, complete: false },
    reportsBaseUrl: '/api/executions/nightly-1/reports/',
    ...change,
  };
}

/** The later the number, the newer. */
export function executionsOf(count: number): Execution[] {
  return Array.from({ length: count }, (_, index) => {
    const number = count - index;
    return executionOf({
      taskId: `run-${number}`,
      status: 'PASSED',
      createdAt: new Date(Date.parse(TIME) + number * 1_000).toISOString(),
      endTime: TIME,
    });
  });
}

export function memberOf(change: Partial<Member> = {}): Member {
  return {
    id: 'u1',
    email: 'ann@example.org',
    name: 'Ann',
    role: 'admin',
    status: 'active',
    organizationId: 'o1',
    lastLoginAt: TIME,
    createdAt: TIME,
    updatedAt: TIME,
    ...change,
  };
}

export function projectOf(change: Partial<Project> = {}): Project {
  return {
    id: 'p1',
    organizationId: 'o1',
    name: 'Shop',
    slug: 'shop',
    image: 'shop-tests:2',
    command: null,
    folder: null,
    targetUrls: { development: null, staging: null, production: null },
    createdAt: TIME,
    updatedAt: TIME,
    ...change,
  };
}

export function secretOf(name: string): Schemas['ProjectSecret'] {
  return { name, setAt: TIME, userId: 'u1', apiKeyId: null };
}

const LIMITS = { maxProjects: 10, maxTestRuns: 1000, maxUsers: 20, maxConcurrentRuns: 5 };

export function profileOf(role: Role = 'admin'): Schemas['ProfileView'] {
  return {
    id: 'u1',
    email: 'ann@example.org',
    name: 'Ann',
    role,
    status: 'active',
    lastLoginAt: TIME,
    organization: { id: 'o1', name: 'Acme', slug: 'acme', plan: 'team', limits: LIMITS },
  };
}

export function linesOf(from: number, to: number): Schemas['LogLine'][] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    seq: from + index,
    stream: 'stdout' as const,
    time: TIME,
    text: `line ${from + index}`,
  }));
}

export function testCaseOf(change: Partial<Schemas['TestCase']> = {}): Schemas['TestCase'] {
  return {
    key: 'k1',
    suite: 'shop.Cart',
    name: 'adds',
    outcome: 'passed',
    durationMillis: 1_200,
    message: null,
    flaky: false,
    attempt: 1,
    ...change,
  };
}

export function testRunOf(change: Partial<Schemas['TestRunView']> = {}): Schemas['TestRunView'] {
  return {
    taskId: 'nightly-1',
    createdAt: TIME,
    imageDigest: null,
    outcome: 'passed',
    durationMillis: 1_200,
    flaky: false,
    ...change,
  };
}

export function historyOf(
  change: Partial<Schemas['TestHistoryView']> = {},
): Schemas['TestHistoryView'] {
  return { runs: [], goesOn: false, failing: null, flaky: false, ...change };
}

export function testPageOf(
  data: Schemas['TestCase'][],
  change: Partial<Schemas['TestListAnswer']> = {},
): Schemas['TestListAnswer'] {
  const those = (outcome: string) => data.filter((test) => test.outcome === outcome).length;
  return {
    success: true,
    data,
    nextCursor: null,
    attempt: 1,
    counts: {
      total: data.length,
      passed: those('passed'),
      failed: those('failed'),
      error: those('error'),
      skipped: those('skipped'),
    },
    ...change,
  };
}

export function artifactOf(change: Partial<Schemas['Artifact']> = {}): Schemas['Artifact'] {
  return {
    path: 'report/index.html',
    size: 2_048,
    contentType: 'text/html; charset=UTF-8',
    attempt: 1,
    sha256: 'a'.repeat(64),
    tests: 0,
    problem: null,
    ...change,
  };
}

export function totalsOf(change: Partial<Schemas['ReportTotals']> = {}): Schemas['ReportTotals'] {
  return {
    attempt: 1,
    files: 1,
    bytes: 2_048,
    refused: 0,
    complete: true,
    note: null,
    ...change,
  };
}

export function artifactPageOf(
  data: Schemas['Artifact'][],
  totals: Schemas['ReportTotals'][] = [totalsOf()],
): Schemas['ArtifactListAnswer'] {
  return { success: true, data, nextCursor: null, attempt: 1, totals };
}
