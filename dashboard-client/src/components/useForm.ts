import { zodResolver } from '@hookform/resolvers/zod';
import {
  useForm as useHookForm,
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
} from 'react-hook-form';
import type { z } from 'zod';
import { ApiProblem } from '@/lib/problem';

/** A form whose fields are checked by a schema before they are sent. */
export function useForm<T extends FieldValues>(
  schema: z.ZodType<T, T>,
  defaultValues: DefaultValues<NoInfer<T>>,
): UseFormReturn<T> {
  return useHookForm<T>({ resolver: zodResolver(schema), defaultValues });
}

/** Shows what the service found wrong at the fields it named. */
export function showProblem<T extends FieldValues>(form: UseFormReturn<T>, failure: unknown): void {
  const values = form.getValues();
  for (const [field, rule] of Object.entries(ApiProblem.from(failure).fields)) {
    if (leads(values, field)) {
      form.setError(field as Path<T>, { message: rule });
    }
  }
}

/** The failure of a form, unless all of it can be shown at the fields that it names. */
export function wholeProblem<T extends FieldValues>(
  form: UseFormReturn<T>,
  failure: Error | null,
): ApiProblem | undefined {
  if (failure === null) {
    return undefined;
  }
  const problem = ApiProblem.from(failure);
  const named = Object.keys(problem.fields);
  const values = form.getValues();
  return named.length > 0 && named.every((field) => leads(values, field)) ? undefined : problem;
}

/** Whether the form has that field: names have dots where objects are in objects. */
function leads(values: unknown, field: string): boolean {
  let value = values;
  for (const step of field.split('.')) {
    if (typeof value !== 'object' || value === null || !(step in value)) {
      return false;
    }
    value = (value as Record<string, unknown>)[step];
  }
  return true;
}
