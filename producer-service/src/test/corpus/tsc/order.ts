interface Order {
  id: number;
  lines: string[];
}
const order: Order = { id: '7', lines: [] };
console.log(order.totl);
