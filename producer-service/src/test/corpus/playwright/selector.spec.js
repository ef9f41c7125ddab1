const { test } = require('@playwright/test');
test('checkout', async ({ page }) => {
  await page.setContent('<h1>Basket</h1><button>Continue</button>');
  await page.getByRole('button', { name: 'Pay now' }).click({ timeout: 800 });
});
