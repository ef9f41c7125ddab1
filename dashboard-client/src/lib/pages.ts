interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

const LIMIT = 200;
/** Organizations have fewer of these things than that; a defect must not ask for ever. */
const PAGES_MAX = 25;

type Ask<T> = (query: { limit: number; cursor?: string }) => Promise<Page<T>>;

/** The beginning of a list. */
export interface Beginning<T> {
  readonly rows: readonly T[];
  /** There is more than that. */
  readonly isCut: boolean;
}

/** So many pages of a list at most, of 200 each. */
export async function pagesUpTo<T>(pagesMax: number, ask: Ask<T>): Promise<Beginning<T>> {
  const rows: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page++) {
    const got: Page<T> = await ask(cursor === null ? { limit: LIMIT } : { limit: LIMIT, cursor });
    rows.push(...got.data);
    cursor = got.nextCursor;
    if (cursor === null) {
      break;
    }
  }
  return { rows, isCut: cursor !== null };
}

/** All of a list that is short enough to be shown whole. */
export async function everyPage<T>(ask: Ask<T>): Promise<T[]> {
  const { rows } = await pagesUpTo(PAGES_MAX, ask);
  return [...rows];
}
