import { expect, test } from 'vitest';
test('window size', () => {
  expect(window.innerWidth).toBeGreaterThan(0);
});
