const test = require('node:test');
const assert = require('node:assert');
test('adds', () => assert.strictEqual(1 + 1, 2));
test('rounds up', () => assert.strictEqual(Math.floor(2.5), 3));
