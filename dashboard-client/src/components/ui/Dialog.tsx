import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button, IconButton } from './Button';
import { Alert } from './States';

interface DialogProps {
  title: string;
  description?: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** A panel at the side, as high as the page, in place of a window in the middle. */
  isSheet?: boolean;
}

const WINDOW =
  'top-1/2 left-1/2 max-h-[92dvh] w-[min(40rem,94vw)] -translate-x-1/2 -translate-y-1/2 overflow-hidden rounded-xl';
const SHEET = 'top-0 right-0 h-dvh w-full md:w-[min(64rem,88vw)]';

/** A window over the page, that keeps the keyboard in it and closes with Escape. */
export function Dialog({
  title,
  description,
  isOpen,
  onClose,
  children,
  isSheet = false,
}: DialogProps) {
  const opener = useRef<Element>(null);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusTo(opener.current);
          }}
          onEscapeKeyDown={(event) => isSearching(event.target) && event.preventDefault()}
          className={`fixed z-50 flex flex-col border border-line bg-surface shadow-xl focus:outline-none ${isSheet ? SHEET : WINDOW}`}
        >
          <header className="flex items-start gap-3 border-b border-line px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Radix.Title className="truncate text-base font-semibold">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description asChild>
                  <div className="mt-0.5 text-muted">{description}</div>
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X aria-hidden className="size-4" />
              </IconButton>
            </Radix.Close>
          </header>
          {isSheet ? children : <div className="overflow-y-auto px-5 py-4">{children}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Whoever opened a window by the keyboard goes on there; or on the page, when that is gone. */
function giveFocusTo(opener: Element | null): void {
  if (opener instanceof HTMLElement) {
    opener.focus();
  }
  if (document.activeElement === document.body) {
    document.querySelector('main')?.focus();
  }
}

/** The first Escape ends a search, not the window around it. */
function isSearching(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';
}

interface ConfirmProps {
  title: string;
  isOpen: boolean;
  /** What will be done, as the button says it. */
  act: string;
  onAct: () => void;
  onClose: () => void;
  isBusy: boolean;
  failure: unknown;
  children: ReactNode;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  title,
  isOpen,
  act,
  onAct,
  onClose,
  isBusy,
  failure,
  children,
}: ConfirmProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <div>{children}</div>
        <Alert failure={failure} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" isBusy={isBusy} onClick={onAct}>
            {act}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
