import { expect, test } from 'vitest';
test('orders', async () => {
  const answer = await fetch('http://127.0.0.1:4999/orders');
  expect(answer.ok).toBe(true);
});
