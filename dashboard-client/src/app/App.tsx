import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { ErrorState, LoadingState } from '@/components/ui/States';
import { ToastProvider } from '@/components/ui/Toasts';
import { useSessionState } from '@/lib/hooks';
import { createQueryClient } from '@/lib/query';
import { session } from '@/lib/services';
import { ErrorBoundary } from './ErrorBoundary';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

const LogInPage = lazy(() => import('@/features/auth/LogInPage'));
const SignUpPage = lazy(() => import('@/features/auth/SignUpPage'));
const ExecutionsPage = lazy(() => import('@/features/executions/ExecutionsPage'));
const ExecutionDrawer = lazy(() => import('@/features/executions/ExecutionDrawer'));
const OverviewPage = lazy(() => import('@/features/overview/OverviewPage'));
const MetricsPage = lazy(() => import('@/features/overview/metrics/MetricsPage'));
const ImageMetricsPage = lazy(() => import('@/features/overview/metrics/ImageMetricsPage'));
const ProjectsPage = lazy(() => import('@/features/projects/ProjectsPage'));
const ProjectPage = lazy(() => import('@/features/projects/ProjectPage'));
const PeoplePage = lazy(() => import('@/features/people/PeoplePage'));
const KeysPage = lazy(() => import('@/features/keys/KeysPage'));
const UsagePage = lazy(() => import('@/features/usage/UsagePage'));
const AnalysisPage = lazy(() => import('@/features/analysis/AnalysisPage'));
const AuditPage = lazy(() => import('@/features/audit/AuditPage'));
const AccountPage = lazy(() => import('@/features/account/AccountPage'));

/** Every page, for whom it is. */
export function App() {
  const state = useSessionState();
  if (state.kind === 'restoring') {
    return state.problem ? (
      <main className="grid h-full place-items-center">
        <ErrorState failure={state.problem} onRetry={() => void session.restore()} />
      </main>
    ) : (
      <main className="grid h-full place-items-center">
        <LoadingState what="your session" />
      </main>
    );
  }
  const who =
    state.kind === 'signed-in' ? `${state.claims.organizationId}/${state.claims.userId}` : '';
  return (
    <ErrorBoundary>
      {/* Whatever was loaded belongs to one person: another one begins anew. */}
      <Fresh key={who}>
        <Suspense fallback={<LoadingState what="the page" />}>
          {who === '' ? <OutsidePages /> : <InsidePages />}
        </Suspense>
      </Fresh>
    </ErrorBoundary>
  );
}

function Fresh({ children }: { children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <ToastProvider>{children}</ToastProvider>
    </QueryClientProvider>
  );
}

function OutsidePages() {
  const { pathname, search } = useLocation();
  const state = useSessionState();
  const hasLeft = state.kind === 'signed-out' && state.reason === 'logout';
  const from = hasLeft ? undefined : pathname + search;
  return (
    <Routes>
      <Route path="/login" element={<LogInPage />} />
      <Route path="/signup" element={<SignUpPage />} />
      <Route path="/" element={<Navigate replace to="/login" />} />
      <Route path="/dashboard/*" element={<Navigate replace to="/login" state={{ from }} />} />
      <Route path="*" element={<Nowhere />} />
    </Routes>
  );
}

function InsidePages() {
  return (
    <Routes>
      <Route path="/dashboard" element={<Shell />}>
        <Route element={<ExecutionsPage />}>
          <Route index element={null} />
          <Route path="executions/:taskId" element={<ExecutionDrawer />} />
        </Route>
        <Route path="executions" element={<Navigate replace to="/dashboard" />} />
        <Route path="overview" element={<OverviewPage />} />
        <Route path="metrics" element={<MetricsPage />} />
        {/* Slashes belong to the image's name. */}
        <Route path="metrics/*" element={<ImageMetricsPage />} />
        <Route path="projects" element={<ProjectsPage />} />
        <Route path="projects/:id" element={<ProjectPage />} />
        <Route path="members" element={<PeoplePage />} />
        <Route path="api-keys" element={<KeysPage />} />
        <Route path="usage" element={<UsagePage />} />
        <Route path="analysis" element={<AnalysisPage />} />
        <Route path="audit" element={<AuditPage />} />
        <Route path="account" element={<AccountPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
      <Route path="/" element={<Navigate replace to="/dashboard" />} />
      <Route path="/login" element={<Onward />} />
      <Route path="/signup" element={<Onward />} />
      <Route path="*" element={<Nowhere />} />
    </Routes>
  );
}

function Nowhere() {
  return (
    <main className="h-full">
      <NotFoundPage />
    </main>
  );
}

/** Who has signed in goes on to where the sign-in was in the way. */
function Onward() {
  const location = useLocation();
  const state: unknown = location.state;
  const from =
    typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return <Navigate replace to={typeof from === 'string' ? from : '/dashboard'} />;
}
