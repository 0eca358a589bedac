import { choose, optionOf } from '../controls.ts';
import { expect, test } from '../journey.ts';

test('a customer is added by form, corrected in the list and followed on a page of their own', async ({
  desk,
}) => {
  await desk.goto('/records/customer');
  await desk.getByRole('main').getByRole('button', { name: '新建' }).first().click();
  await expect(desk.getByRole('heading', { name: '新建客户' })).toBeVisible();

  await test.step('a mistake is named at its field, and nothing is lost', async () => {
    await desk.getByLabel('姓名').fill('王小明');
    await desk.getByLabel('手机号').fill('12345');
    await choose(desk.getByLabel('来源'), '到店');
    await desk.getByRole('button', { name: '保存', exact: true }).click();
    await expect(desk.getByLabel('手机号')).toHaveAttribute('aria-invalid', 'true');
    await expect(desk.getByLabel('姓名')).toHaveValue('王小明');
    await desk.getByLabel('手机号').fill('138 0013 8000');
    await desk.getByRole('button', { name: '保存', exact: true }).click();
    await expect(desk.getByRole('heading', { name: '王小明' })).toBeVisible();
    await expect(desk.getByRole('link', { name: '138 0013 8000' })).toBeVisible();
  });

  await test.step('a second customer with the same number is noticed while typing', async () => {
    await desk.goto('/records/customer/new');
    await desk.getByLabel('姓名').fill('王小名');
    await desk.getByLabel('手机号').fill('13800138000');
    await expect(desk.getByText('已有相同的手机号：王小明')).toBeVisible();
    await desk.getByLabel('手机号').fill('13900139000');
    await desk.getByRole('button', { name: '保存', exact: true }).click();
    await expect(desk.getByRole('heading', { name: '王小名' })).toBeVisible();
  });

  await test.step('a cell is changed where it stands', async () => {
    await desk.goto('/records/customer');
    const row = desk.getByRole('row', { name: /王小明/ });
    await row.getByRole('gridcell', { name: '意向' }).dblclick();
    await optionOf(desk, '已成交').click();
    await expect(row.getByRole('gridcell', { name: '已成交' })).toBeVisible();
    await row.getByRole('gridcell').last().dblclick();
    await row.getByRole('textbox').fill('2027-03-08');
    await row.getByRole('textbox').press('Enter');
    await expect(row.getByRole('gridcell').last()).toContainText('2027-03-08');
    await desk.reload();
    await expect(row).toContainText('已成交');
    await expect(row.getByRole('gridcell').last()).toContainText('2027-03-08');
  });

  await test.step('the page tells the history, and a change can be taken back', async () => {
    await desk.getByRole('link', { name: '王小明' }).click();
    const history = desk.getByRole('complementary', { name: '变更历史' });
    await expect(history.getByText('创建了记录')).toBeVisible();
    await expect(history.getByRole('button', { name: '撤销这次改动' })).toHaveCount(2);
    await desk.getByRole('button', { name: '编辑 · 备注' }).click();
    await desk.getByLabel('备注').fill('喜欢靠窗的位置');
    await desk.getByRole('button', { name: '保存', exact: true }).click();
    await expect(desk.getByText('喜欢靠窗的位置').first()).toBeVisible();
    await expect(history.getByRole('button', { name: '撤销这次改动' })).toHaveCount(3);
    await history.getByRole('button', { name: '撤销这次改动' }).first().click();
    await expect(desk.getByRole('definition').filter({ hasText: '喜欢靠窗的位置' })).toHaveCount(0);
  });
});

test('what somebody else changed meanwhile is shown beside one’s own change', async ({ desk, api }) => {
  const made = await api.post('/api/records/customer', { values: { name: '何同时', note: '原来的备注' } });
  const { id, version } = made as { id: string; version: number };
  await desk.goto(`/records/customer/${id}`);
  await desk.getByRole('button', { name: '编辑 · 备注' }).click();
  await desk.getByLabel('备注').fill('我的备注');
  expect(
    (await api.ask('PATCH', `/api/records/customer/${id}`, { version, values: { note: '别人的备注' } }))
      .status,
  ).toBe(200);
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: '这条记录刚被他人修改' });
  await expect(dialog).toContainText('别人的备注');
  await expect(dialog).toContainText('我的备注');
  await dialog.getByRole('button', { name: '用我的覆盖' }).click();
  await expect(desk.getByRole('definition').filter({ hasText: '我的备注' })).toBeVisible();
});
