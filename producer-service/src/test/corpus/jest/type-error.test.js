const profile = (user) => user.address.city;
test('city', () => {
  expect(profile({ address: { city: 'Graz' } })).toBe('Graz');
});
test('city of nobody', () => {
  expect(profile({})).toBeUndefined();
});
