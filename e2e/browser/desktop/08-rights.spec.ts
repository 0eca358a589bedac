import { Api, at, type Json } from '../api.ts';
import { choose } from '../controls.ts';
import { apiOf, expect, listen, test } from '../journey.ts';
import { openShop } from '../shop.ts';

const table = 'guestRights';
const colleague = { name: '陈默', email: 'chen@atelier.test', password: 'a quiet lamp at dusk' };

test.beforeAll(async ({ site }) => {
  const api = await apiOf(site);
  await openShop(api, {
    key: table,
    label: '门店客人',
    guests: [{ name: '店主的客人', totalSpent: '88000' }],
  });
});

test('a colleague sees only their own customers, and a hidden field is nowhere to be had', async ({
  desk,
  api,
  site,
  browser,
}) => {
  test.slow();
  const role: Json = {
    label: { zh: '顾问', en: 'Advisor' },
    grants: [
      {
        entity: table,
        actions: ['create', 'read', 'update', 'export'],
        rows: {
          combinator: 'and',
          rules: [{ field: 'owner', operator: 'equal', value: 'me', valueSource: 'formula' }],
        },
        defaultField: 'write',
        fields: { totalSpent: 'none' },
      },
    ],
    permissions: [],
  };
  await api.post('/api/roles', { key: 'advisor', model: role });
  await api.post('/api/dashboards', { model: spendDashboard });
  const { version } = (await api.get('/api/dashboards/rightsBoard')) as { version: number };
  await api.post('/api/dashboards/rightsBoard/publish', { version });

  const password = await test.step('the admin gives an account and hands over a first password', async () => {
    await desk.goto('/access/users');
    await desk.getByRole('button', { name: '添加用户' }).click();
    const panel = desk.getByRole('dialog', { name: '添加用户' });
    await panel.getByLabel('姓名').fill(colleague.name);
    await panel.getByLabel('邮箱').fill(colleague.email);
    await choose(panel.getByRole('combobox', { name: '角色' }), '顾问');
    await desk.keyboard.press('Escape');
    await panel.getByRole('button', { name: '创建' }).click();
    const secret = desk.getByRole('dialog').getByRole('code');
    await expect(secret).toBeVisible();
    return (await secret.textContent()) ?? '';
  });

  const context = await browser.newContext({
    baseURL: site.address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const said: string[] = [];
  listen(page, said);

  await test.step('the colleague signs in and chooses a password of their own', async () => {
    await page.goto('/');
    await page.getByLabel('邮箱').fill(colleague.email);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('当前密码').fill(password);
    await page.getByLabel('新密码').fill(colleague.password);
    await page.getByRole('button', { name: '更改密码' }).click();
    await expect(page.getByRole('heading', { name: '门店客人', exact: true })).toBeVisible();
    await expect(page.getByText('店主的客人')).toHaveCount(0);
  });

  await test.step('they add a customer, and see nobody else’s and no spend in list, filter and columns', async () => {
    await page.getByRole('main').getByRole('button', { name: '新建' }).first().click();
    await expect(page.getByLabel('姓名')).toBeVisible();
    await expect(page.getByLabel('累计消费')).toHaveCount(0);
    await page.getByLabel('姓名').fill('陈默的客人');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('heading', { name: '陈默的客人' })).toBeVisible();
    await expect(page.getByText('累计消费')).toHaveCount(0);

    await page.goto(`/records/${table}`);
    await expect(page.getByRole('grid').getByRole('link')).toHaveText(['陈默的客人']);
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: '手机号' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: '累计消费' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await expect(page.getByText('显示的列')).toBeVisible();
    await expect(page.getByText('累计消费')).toHaveCount(0);
    await expect(page.getByRole('link', { name: '用户' })).toHaveCount(0);
  });

  await test.step('the dashboard shows them no spend', async () => {
    await page.goto('/dashboards/rightsBoard');
    await expect(page.getByRole('heading', { name: '权限看板' })).toBeVisible();
    await expect(page.getByRole('region', { name: '消费合计' })).toBeVisible();
    await expect(page.getByText('88,000')).toHaveCount(0);
  });
  expect(said).toEqual([]);
  await context.close();

  await test.step('nor does the API, in whatever way it is asked', async () => {
    const theirs = await Api.as(site, colleague);
    const entity = await theirs.get('/api/entities');
    expect(JSON.stringify(entity)).not.toContain('totalSpent');
    const found = await theirs.post(`/api/records/${table}/query`, { select: ['name'] });
    expect(at(found, 'rows')).toHaveLength(1);

    const ask = { combinator: 'and', rules: [{ field: 'totalSpent', operator: 'greater', value: '1' }] };
    for (const query of [
      { select: ['totalSpent'] },
      { select: ['name'], filter: ask },
      { select: ['name'], sort: [{ field: 'totalSpent', direction: 'ascending' }] },
      { group: [], measures: [{ function: 'sum', field: 'totalSpent', as: 'sum' }] },
      { group: [{ field: 'totalSpent', as: 'g' }], measures: [{ function: 'count', as: 'n' }] },
    ]) {
      const answer = await theirs.ask('POST', `/api/records/${table}/query`, query);
      expect([400, 403, 422], JSON.stringify(query)).toContain(answer.status);
    }
    const file = { query: { select: ['name', 'totalSpent'] }, format: 'csv' };
    expect((await theirs.ask('POST', `/api/records/${table}/export`, file)).status).toBeGreaterThanOrEqual(
      400,
    );

    const other = at(
      await api.post(`/api/records/${table}/query`, { select: ['id'], search: '店主' }),
      'rows',
      0,
      'id',
    );
    expect((await theirs.ask('GET', `/api/records/${table}/${String(other)}`)).status).toBe(404);
    const own = String(
      at(await theirs.post(`/api/records/${table}/query`, { select: ['id'] }), 'rows', 0, 'id'),
    );
    const change = { version: 1, values: { totalSpent: '1' } };
    expect((await theirs.ask('PATCH', `/api/records/${table}/${own}`, change)).status).toBeGreaterThanOrEqual(
      400,
    );
    expect(JSON.stringify(await theirs.get(`/api/records/${table}/${own}`))).not.toContain('totalSpent');
    expect(JSON.stringify(await theirs.get('/api/openapi.json'))).not.toContain('totalSpent');
  });
});

const spendDashboard: Json = {
  key: 'rightsBoard',
  label: { zh: '权限看板', en: 'Rights' },
  widgets: [
    {
      id: 'spend',
      kind: 'number',
      title: { zh: '消费合计', en: 'Spend' },
      question: { entity: table, dimensions: [], measures: [{ function: 'sum', field: 'totalSpent' }] },
      settings: {},
      place: { x: 0, y: 0, width: 4, height: 4 },
    },
  ],
};
