import { expect, test } from 'vitest';
test('stock is loaded', async () => {
  await new Promise(() => setTimeout(() => {}, 20000));
  expect(1).toBe(1);
}, 300);
