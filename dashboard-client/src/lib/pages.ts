interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

const LIMIT = 200;
/** Organizations have fewer of these things than that; a defect must not ask for ever. */
const PAGES_MAX = 25;

/** All of a list that is short enough to be shown whole. */
export async function everyPage<T>(
  ask: (query: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const got: Page<T> = await ask(cursor === null ? { limit: LIMIT } : { limit: LIMIT, cursor });
    all.push(...got.data);
    cursor = got.nextCursor;
    if (cursor === null) {
      break;
    }
  }
  return all;
}
