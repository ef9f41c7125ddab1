import { price } from './price.mjs';
test('price', () => expect(price('a')).toBe(1));
