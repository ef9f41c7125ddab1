import { expect, test } from 'vitest';
test('a slug has no blanks', () => {
  expect('my shop'.replace('_', '-')).toBe('my-shop');
});
