const { expect, test } = require('@playwright/test');
test('the menu opens', async ({ page }) => {
  await page.setContent('<nav><a href="#">Home</a></nav>');
  await expect(page.getByTestId('account-menu')).toBeVisible({ timeout: 600 });
});
