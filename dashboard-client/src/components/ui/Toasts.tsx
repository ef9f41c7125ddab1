import * as Radix from '@radix-ui/react-toast';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { ApiProblem } from '@/lib/problem';

interface Toast {
  id: number;
  text: string;
  isFailure: boolean;
}

interface Tell {
  done: (text: string) => void;
  failed: (failure: unknown) => void;
}

const SHOWN_MS = 6_000;
const TOASTS_MAX = 3;
const Toasts = createContext<Tell | undefined>(undefined);

/** Says in passing what was done, or what went wrong with it. */
export function useTell(): Tell {
  const tell = useContext(Toasts);
  if (!tell) {
    throw new Error('There is no ToastProvider around this component');
  }
  return tell;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const add = useCallback((text: string, isFailure: boolean) => {
    setToasts((shown) => [
      ...shown.slice(1 - TOASTS_MAX),
      { id: (shown.at(-1)?.id ?? 0) + 1, text, isFailure },
    ]);
  }, []);
  const tell = useMemo<Tell>(
    () => ({
      done: (text) => add(text, false),
      failed: (failure) => add(ApiProblem.from(failure).message, true),
    }),
    [add],
  );
  return (
    <Toasts value={tell}>
      <Radix.Provider duration={SHOWN_MS}>
        {children}
        {toasts.map(({ id, text, isFailure }) => (
          <Radix.Root
            key={id}
            type={isFailure ? 'foreground' : 'background'}
            onOpenChange={(isOpen) =>
              !isOpen && setToasts((shown) => shown.filter((toast) => toast.id !== id))
            }
            className={`flex items-center gap-3 rounded-lg border border-line px-4 py-3 shadow-lg ${isFailure ? 'bg-bad-soft text-bad' : 'bg-surface'}`}
          >
            <Radix.Description className="flex-1">{text}</Radix.Description>
            <Radix.Close aria-label="Dismiss">✕</Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed right-4 bottom-4 z-60 flex w-[min(26rem,calc(100vw-2rem))] flex-col gap-2" />
      </Radix.Provider>
    </Toasts>
  );
}
