const add = (a, b) => a - b;
describe('sums', () => {
  test('nothing', () => expect(add(0, 0)).toBe(0));
  test('adds two numbers', () => {
    expect(add(2, 1)).toBe(3);
  });
});
