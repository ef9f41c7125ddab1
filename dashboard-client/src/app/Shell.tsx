import { useLiveExecutions } from '@/features/executions/live';
import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { LoadingState } from '@/components/ui/States';
import { Header } from './Header';
import { Navigation } from './Navigation';

/** What is around every page of who is signed in. */
export function Shell() {
  useLiveExecutions();
  return (
    <div className="flex h-full flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-60 focus:m-2 focus:rounded-md focus:bg-surface focus:p-3"
      >
        Skip to the content
      </a>
      <Header />
      <div className="flex min-h-0 flex-1">
        <nav
          aria-label="Pages"
          className="hidden w-52 shrink-0 border-r border-line bg-surface p-3 md:block"
        >
          <Navigation />
        </nav>
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 overflow-y-auto focus:outline-none"
        >
          <Suspense fallback={<LoadingState what="the page" />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}
