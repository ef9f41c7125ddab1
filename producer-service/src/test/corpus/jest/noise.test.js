test('a refused payment is handled', () => {
  console.error('Error: connect ECONNREFUSED 10.0.0.9:443');
  console.warn('retrying in 5 s');
  expect(true).toBe(true);
});
test('the receipt names the customer', () => {
  expect('Dear customer').toContain('Ada');
});
