// Every view that has states of its own.
import { list, one } from './stand-in.js';

const NO_TESTS = { total: 0, passed: 0, failed: 0, error: 0, skipped: 0 };
const NOTHING_KEPT = { files: 0, bytes: 0, refused: 0, complete: true, note: null };

/** By the names that the pages give them; nothing is what the service answers when there is none. */
export const VIEWS = {
    executions: {
        what: 'executions',
        path: '/dashboard',
        from: '/api/executions',
        nothing: list([]),
        empty: 'Nothing has run yet',
    },
    execution: {
        what: 'the execution',
        path: '/dashboard/executions/nightly-1',
        from: '/api/executions/nightly-1',
    },
    tests: {
        what: 'the tests',
        path: '/dashboard/executions/silent',
        tab: 'Tests',
        from: '/api/executions/silent/tests',
        nothing: { ...list([]), attempt: 1, counts: NO_TESTS },
        empty: 'No JUnit XML was found',
    },
    artifacts: {
        what: 'the artifacts',
        path: '/dashboard/executions/silent',
        tab: 'Artifacts',
        from: '/api/executions/silent/artifacts',
        nothing: { ...list([]), attempt: 1, totals: [{ attempt: 1, ...NOTHING_KEPT }] },
        empty: 'No files were left',
    },
    overview: {
        what: 'the overview',
        path: '/dashboard/overview',
        from: '/api/executions',
        nothing: list([]),
        empty: 'Nothing has run in the last 30 days',
    },
    metrics: {
        what: 'the metrics',
        path: '/dashboard/metrics',
        from: '/api/metrics',
        nothing: list([]),
        empty: 'Nothing has ended in the last 30 days',
    },
    'metrics-of-an-image': {
        what: 'the metrics',
        path: '/dashboard/metrics/shop/tests:1',
        from: '/api/metrics/shop%2Ftests%3A1',
        nothing: one({ runs: 0, daily: [] }),
        empty: 'No run of it has ended in the last 30 days',
    },
    'metrics-of-all-images': {
        what: 'the figures of all images',
        path: '/dashboard/metrics',
        from: '/api/analytics/days',
    },
    'tests-that-stand-out': {
        what: 'the tests that stand out',
        path: '/dashboard/metrics',
        from: '/api/analytics/tests',
        nothing: one({ flakiest: [], slowest: [] }),
        empty: 'No run left test results.',
    },
    projects: {
        what: 'the projects',
        path: '/dashboard/projects',
        from: '/api/projects',
        nothing: list([]),
        empty: 'No projects yet',
    },
    project: { what: 'the project', path: '/dashboard/projects/p1', from: '/api/projects/p1' },
    variables: {
        what: 'the variables',
        path: ':project',
        from: ':variables',
        nothing: one({ variables: {}, secrets: [] }),
        empty: 'None yet.',
    },
    members: { what: 'the members', path: '/dashboard/members', from: '/api/users' },
    invitations: {
        what: 'the invitations',
        path: '/dashboard/members',
        from: '/api/invitations',
        nothing: list([]),
        empty: 'Nobody has an open invitation.',
    },
    'api-keys': {
        what: 'API keys',
        path: '/dashboard/api-keys',
        from: '/api/auth/api-keys',
        nothing: list([]),
        empty: 'No keys yet',
    },
    usage: { what: 'the usage', path: '/dashboard/usage', from: '/api/organization/usage' },
    'model-settings': {
        what: 'the settings of the analysis',
        path: '/dashboard/analysis',
        from: '/api/organization/analysis',
    },
    'model-spending': {
        what: 'what language models cost',
        path: '/dashboard/analysis',
        from: '/api/organization/analysis/usage',
    },
    audit: {
        what: 'the audit trail',
        path: '/dashboard/audit',
        from: '/api/audit-events',
        nothing: list([]),
        empty: 'No event is like that',
    },
    sessions: { what: 'your sessions', path: '/dashboard/account', from: '/api/auth/sessions' },
    account: { what: 'your account', path: '/dashboard/account', from: '/api/auth/me' },
};
