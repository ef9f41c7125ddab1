import { useId, type ComponentProps, type ReactNode } from 'react';

const CONTROL =
  'w-full rounded-md border border-line bg-surface px-3 py-1.5 text-ink placeholder:text-muted aria-invalid:border-bad disabled:bg-sunken disabled:text-muted';

interface FieldProps {
  label: string;
  /** What is wrong with what was given. */
  error?: string | undefined;
  hint?: ReactNode;
}

interface Described {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

function Field({
  label,
  error,
  hint,
  children,
}: FieldProps & { children: (as: Described) => ReactNode }) {
  const id = useId();
  const note =
    error === undefined ? (hint === undefined ? undefined : `${id}-hint`) : `${id}-error`;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': note })}
      {error === undefined ? (
        hint !== undefined && (
          <p id={note} className="text-xs text-muted">
            {hint}
          </p>
        )
      ) : (
        <p id={note} role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, error, hint, ...rest }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(as) => <input type="text" {...rest} {...as} className={`${CONTROL} h-9`} />}
    </Field>
  );
}

export function TextArea({ label, error, hint, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(as) => (
        <textarea
          rows={3}
          spellCheck={false}
          {...rest}
          {...as}
          className={`${CONTROL} font-mono text-xs leading-5`}
        />
      )}
    </Field>
  );
}

export function SelectField({
  label,
  error,
  hint,
  ...rest
}: FieldProps & ComponentProps<'select'>) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(as) => <select {...rest} {...as} className={`${CONTROL} h-9`} />}
    </Field>
  );
}
