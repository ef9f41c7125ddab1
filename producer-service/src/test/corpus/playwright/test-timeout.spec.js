const { test } = require('@playwright/test');
test('the report is ready', async ({ page }) => {
  await page.setContent('<p>working</p>');
  await page.waitForFunction(() => document.title === 'ready');
});
