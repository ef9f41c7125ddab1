import { z } from 'zod';

const PASSWORD_CHARS_MIN = 8;
const PASSWORD_BYTES_MAX = 72;
const NAME_CHARS_MAX = 100;

/** The service's own rules, said before it is asked; it knows some more, such as common ones. */
export const newPassword = z
  .string()
  .min(PASSWORD_CHARS_MIN, `At least ${PASSWORD_CHARS_MIN} characters`)
  .regex(/\d/, 'At least one digit')
  .regex(/[a-z]/, 'At least one lower-case letter')
  .regex(/[A-Z]/, 'At least one upper-case letter')
  .refine(
    (text) => new TextEncoder().encode(text).length <= PASSWORD_BYTES_MAX,
    `At most ${PASSWORD_BYTES_MAX} bytes`,
  );

export const email = z.string().trim().pipe(z.email('An e-mail address, such as you@example.org'));

export const shownName = (what: string) =>
  z.string().trim().min(1, what).max(NAME_CHARS_MAX, `At most ${NAME_CHARS_MAX} characters`);
