import { expect, test } from 'vitest';
const rows = (page) => page.rows.map((row) => row.id);
test('rows', () => expect(rows({ rows: [{ id: 1 }] })).toEqual([1]));
test('rows of an empty page', () => expect(rows({})).toEqual([]));
