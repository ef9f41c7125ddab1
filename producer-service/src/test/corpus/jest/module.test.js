const { price } = require('../src/pricing');
test('price', () => expect(price('a')).toBe(1));
