import type { ReactNode } from 'react';
import { useTitle } from '@/components/ui/Page';

interface Props {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Where else to go. */
  footer?: ReactNode;
}

/** A page for who is not signed in. */
export function AuthPage({ title, description, children, footer }: Props) {
  useTitle(title);
  return (
    <main className="flex min-h-full items-center justify-center p-4">
      <div className="flex w-full max-w-md flex-col gap-5 rounded-xl border border-line bg-surface p-6 md:p-8">
        <header>
          <p className="mb-4 flex items-center gap-2.5 font-semibold">
            <img src="/icon.svg" alt="" className="size-7" /> Agnostic Automation Center
          </p>
          <h1 className="text-xl font-semibold">{title}</h1>
          {description !== undefined && <p className="mt-1 text-muted">{description}</p>}
        </header>
        {children}
        {footer !== undefined && <p className="text-muted">{footer}</p>}
      </div>
    </main>
  );
}

export const TEXT_LINK = 'font-medium text-accent underline underline-offset-3';
