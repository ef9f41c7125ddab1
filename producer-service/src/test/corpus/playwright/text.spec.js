const { expect, test } = require('@playwright/test');
test('the headline', async ({ page }) => {
  await page.setContent('<h1>Welcome back</h1>');
  await expect(page.locator('h1')).toHaveText('Welcome, Ada', { timeout: 600 });
});
