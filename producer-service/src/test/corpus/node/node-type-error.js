const orders = [{ id: 1, lines: [1] }, { id: 2 }];
for (const order of orders) {
  console.log(`order ${order.id}: ${order.lines.length} lines`);
}
