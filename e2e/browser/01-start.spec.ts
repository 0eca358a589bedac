import { admin, expect, test } from './journey.ts';

test.describe('a new workspace', () => {
  test('opens with the link of the first start, in the language one chooses, and with the customer table', async ({
    page,
    site,
  }) => {
    await page.goto(`/?token=${site.token}`);
    await expect(page.getByRole('heading', { name: '开始使用' })).toBeVisible();
    await expect(page.getByLabel('启动口令')).toHaveCount(0);

    await page.getByText('English', { exact: true }).last().click();
    await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
    await page.getByText('中文', { exact: true }).last().click();

    await page.getByLabel('姓名').fill(admin.name);
    await page.getByLabel('邮箱').fill(admin.email);
    await page.getByLabel('密码').fill('12345678');
    await page.getByRole('button', { name: '创建账号' }).click();
    await expect(page.getByLabel('密码')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('密码').fill(admin.password);
    await page.getByRole('button', { name: '创建账号' }).click();

    await expect(page.getByRole('heading', { name: '从哪里开始' })).toBeVisible();
    await page.getByRole('button', { name: /客户信息表/ }).click();
    await expect(page.getByRole('heading', { name: '客户', exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: '还没有客户' })).toBeVisible();
    await expect(page.getByText('导入已有的表格')).toBeVisible();
  });

  test('refuses to be set up a second time', async ({ page, site, request }) => {
    const again = { ...admin, email: 'other@atelier.test', token: site.token, language: 'zh' };
    expect((await request.post('/api/setup', { data: again })).status()).toBe(404);

    await page.goto(`/setup?token=${site.token}`);
    await expect(page.getByRole('heading', { name: '已经设置完成' })).toBeVisible();
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('邮箱').fill(admin.email);
    await page.getByLabel('密码').fill('not the password');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByRole('alert')).toContainText(/邮箱|密码/);
    await page.getByLabel('密码').fill(admin.password);
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  });
});
