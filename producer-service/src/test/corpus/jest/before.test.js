beforeAll(async () => {
  await require('node:dns').promises.lookup('db.test.invalid');
});
test('one', () => expect(1).toBe(1));
test('two', () => expect(2).toBe(2));
