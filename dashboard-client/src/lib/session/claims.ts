import { z } from 'zod';

const claimsSchema = z.object({
  userId: z.string(),
  organizationId: z.string(),
  email: z.string(),
  role: z.enum(['admin', 'developer', 'viewer']),
  permissions: z.array(z.string()),
  iat: z.number(),
  exp: z.number(),
});

/** What an access token says of its bearer. Not proven here: it only decides what is shown. */
export type Claims = z.infer<typeof claimsSchema>;

/** @returns undefined when it is no token of ours */
export function readClaims(token: string): Claims | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) {
    return undefined;
  }
  try {
    const bytes = Uint8Array.from(
      atob(payload.replace(/-/g, '+').replace(/_/g, '/')),
      (char) => char.codePointAt(0) ?? 0,
    );
    return claimsSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}
