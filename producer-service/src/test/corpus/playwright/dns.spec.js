const { test } = require('@playwright/test');
test('the front page', async ({ page }) => {
  await page.goto('http://shop.test.invalid/');
});
