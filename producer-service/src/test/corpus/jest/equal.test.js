test('an order has its lines', () => {
  const order = { id: 7, lines: [{ sku: 'a', amount: 1 }] };
  expect(order).toEqual({ id: 7, lines: [{ sku: 'a', amount: 2 }] });
});
