import { expect, test } from 'vitest';
test('a badge', () => {
  expect({ tone: 'red', text: 'Failed' }).toMatchInlineSnapshot(`
    {
      "text": "Failed",
      "tone": "green",
    }
  `);
});
