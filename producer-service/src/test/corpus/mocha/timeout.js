describe('Search', () => {
  it('finds a product', function (done) {
    this.timeout(200);
    setTimeout(() => {}, 1000);
  });
});
