import type { ComponentProps } from 'react';
import { LoaderCircle } from 'lucide-react';

const KINDS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  plain: 'bg-surface text-ink border-line hover:bg-sunken',
  quiet: 'bg-transparent text-muted border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-surface text-bad border-line hover:bg-bad-soft',
  /** On the ground of the terminal, which is dark in both themes. */
  terminal: 'bg-transparent text-[#c3cad6] border-transparent hover:bg-white/10 hover:text-white',
} as const;

export type ButtonKind = keyof typeof KINDS;

/** The look of a button, for links that act as one. */
export function buttonLook(kind: ButtonKind = 'plain', isSquare = false): string {
  const size = isSquare ? 'size-9' : 'h-9 px-3.5';
  return `inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors disabled:opacity-55 ${size} ${KINDS[kind]}`;
}

interface Props extends ComponentProps<'button'> {
  kind?: ButtonKind;
  /** Something goes on because of it: it cannot be pressed again meanwhile. */
  isBusy?: boolean;
}

export function Button({ kind = 'plain', isBusy = false, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || isBusy}
      aria-busy={isBusy}
      className={`${buttonLook(kind)} ${className}`}
    >
      {isBusy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {rest.children}
    </button>
  );
}

interface IconProps extends Omit<Props, 'isBusy'> {
  /** What it does, for who does not see the icon. */
  label: string;
}

/** A button that shows an icon only. */
export function IconButton({ label, kind = 'quiet', className = '', ...rest }: IconProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`${buttonLook(kind, true)} ${className}`}
    />
  );
}
