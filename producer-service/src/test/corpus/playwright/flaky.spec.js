const { expect, test } = require('@playwright/test');
test('a slow list', async ({ page }, info) => {
  await page.setContent(info.retry === 0 ? '<p>wait</p>' : '<li>one</li>');
  await page.locator('li').click({ timeout: 500 });
});
test('the sum', async ({ page }) => {
  await page.setContent('<output>12.50</output>');
  expect(await page.locator('output').textContent()).toBe('13.50');
});
