const { test } = require('@playwright/test');
test('a heavy page', async ({ page }) => {
  await page.goto('chrome://crash');
});
