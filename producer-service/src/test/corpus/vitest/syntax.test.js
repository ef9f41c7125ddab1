import { expect, test } from 'vitest';
test('broken', () => {
  expect([1, 2).toHaveLength(2);
});
