const { test } = require('@playwright/test');
test('the front page', async ({ page }) => {
  await page.goto('http://127.0.0.1:4999/');
});
