import { Component, type ReactNode } from 'react';
import { ErrorState } from '@/components/ui/States';
import { ApiProblem } from '@/lib/problem';

interface State {
  isBroken: boolean;
}

/** What is shown when the page itself has a defect, or a part of it could not be loaded. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) {
      return this.props.children;
    }
    const problem = new ApiProblem(0, {
      error: 'This page does not work',
      message: 'A new version may have been installed meanwhile. Load the page again.',
      code: 'page.broken',
    });
    return (
      <main className="grid h-full place-items-center">
        <ErrorState failure={problem} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
