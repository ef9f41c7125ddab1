const assert = require('node:assert');
describe('Basket', () => {
  it('is empty at first', () => assert.deepStrictEqual([], []));
  it('counts what is put in', () => assert.strictEqual([1, 2].length, 3));
});
