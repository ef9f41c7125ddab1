import type { ReactNode } from 'react';
import { LoaderCircle, Lock, RotateCw, TriangleAlert, type LucideIcon } from 'lucide-react';
import { ApiProblem } from '@/lib/problem';
import { Button } from './Button';

interface StateProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
}

function State({ icon: Icon, title, children }: StateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <Icon aria-hidden className="size-7 text-muted" />
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="flex max-w-prose flex-col items-center gap-4 text-muted">{children}</div>
    </div>
  );
}

/** There is nothing yet; the children say how to get something. */
export function EmptyState(props: StateProps) {
  return <State {...props} />;
}

export function LoadingState({ what }: { what: string }) {
  return (
    <div role="status" className="flex items-center justify-center gap-3 px-6 py-14 text-muted">
      <LoaderCircle aria-hidden className="size-5 animate-spin" />
      Loading {what}…
    </div>
  );
}

export function NoPermissionState({ what }: { what: string }) {
  return (
    <State icon={Lock} title={`Your role does not let you see ${what}`}>
      <p>An administrator of your organization can change your role.</p>
    </State>
  );
}

export function ErrorState({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const problem = ApiProblem.from(failure);
  return (
    <div role="alert">
      <State icon={TriangleAlert} title={problem.title}>
        <p>{problem.message}</p>
        {onRetry && (
          <Button onClick={onRetry}>
            <RotateCw aria-hidden className="size-4" /> Try again
          </Button>
        )}
        {problem.correlationId !== undefined && (
          <p className="text-xs">
            Tell support this number: <code>{problem.correlationId}</code>
          </p>
        )}
      </State>
    </div>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface QueryViewProps<T> {
  query: Asked<T>;
  /** What is being loaded, in words. */
  what: string;
  children: (data: T) => ReactNode;
}

/** The states that every view of the service's data has; what was loaded stays while it fails. */
export function QueryView<T>({ query, what, children }: QueryViewProps<T>) {
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.isPending) {
    return <LoadingState what={what} />;
  }
  return ApiProblem.from(query.error).status === 403 ? (
    <NoPermissionState what={what} />
  ) : (
    <ErrorState failure={query.error} onRetry={() => void query.refetch()} />
  );
}

/** A failure beside a form or a list that stays usable. */
export function Alert({ failure }: { failure: unknown }) {
  if (failure === undefined || failure === null) {
    return null;
  }
  const problem = ApiProblem.from(failure);
  return (
    <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
      <strong className="font-semibold">{problem.title}.</strong> {problem.message}
    </p>
  );
}
