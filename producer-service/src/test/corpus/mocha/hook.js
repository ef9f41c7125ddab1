const fs = require('node:fs');
describe('Import', () => {
  before(() => {
    fs.readFileSync('/app/testdata/orders.csv');
  });
  it('reads orders', () => {});
});
