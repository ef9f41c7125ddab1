const http = require('node:http');
const get = (url) =>
  new Promise((done, fail) => http.get(url, done).on('error', fail));
test('the shop is up', async () => {
  const answer = await get('http://127.0.0.1:4999/health');
  expect(answer.statusCode).toBe(200);
});
