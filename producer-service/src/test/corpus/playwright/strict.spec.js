const { test } = require('@playwright/test');
test('delete a line', async ({ page }) => {
  await page.setContent('<button>Delete</button><button>Delete</button>');
  await page.getByRole('button', { name: 'Delete' }).click({ timeout: 800 });
});
