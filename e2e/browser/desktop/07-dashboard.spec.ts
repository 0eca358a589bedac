import type { Page } from '@playwright/test';
import { choose } from '../controls.ts';
import { apiOf, expect, test } from '../journey.ts';
import { openShop } from '../shop.ts';

const guests = [
  { name: '甲', city: 'shanghai', totalSpent: '100', firstVisit: '2026-01-05' },
  { name: '乙', city: 'shanghai', totalSpent: '250.50', firstVisit: '2026-01-20' },
  { name: '丙', city: 'hangzhou', totalSpent: '80', firstVisit: '2026-02-02' },
  { name: '丁', city: 'shanghai', totalSpent: '1000', firstVisit: '2026-03-30' },
  { name: '戊', city: 'beijing', totalSpent: '40', firstVisit: '2026-03-31' },
];

test.beforeAll(async ({ site }) => {
  await openShop(await apiOf(site), { key: 'guestChart', label: '看板客人', guests });
});

/** Adds a widget about the guests and leaves its settings open. */
async function addWidget(desk: Page, kind: string, title: string) {
  await desk.getByRole('button', { name: '添加组件' }).first().click();
  await desk.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click();
  const settings = desk.getByRole('complementary', { name: '组件' });
  await settings.getByRole('textbox', { name: '中文标题' }).fill(title);
  await choose(settings.getByRole('combobox', { name: '数据表' }), '看板客人');
  return settings;
}

test('a dashboard shows the shop in four ways, and a bar opens exactly the records behind it', async ({
  desk,
}) => {
  test.slow();
  await desk.goto('/dashboards');
  await desk.getByRole('button', { name: '新建仪表盘' }).first().click();
  await desk.getByRole('dialog').getByLabel('名称').first().fill('门店一览');
  await desk.getByRole('button', { name: '创建' }).click();

  await addWidget(desk, '数字', '客人数');
  await expect(desk.getByRole('region', { name: '客人数' })).toContainText('5');

  const bar = await addWidget(desk, '柱状图', '各城市消费');
  await choose(bar.getByRole('combobox', { name: '按什么分组' }), '城市');
  await choose(bar.getByRole('combobox', { name: '指标' }), '合计');
  await expect(desk.getByRole('table', { name: '各城市消费' })).toContainText('1,350.5');

  const line = await addWidget(desk, '折线图', '每月新客');
  await choose(line.getByRole('combobox', { name: '按什么分组' }), '首次到店');
  await expect(desk.getByRole('table', { name: '每月新客' }).getByRole('row')).toHaveCount(4);

  const table = await addWidget(desk, '表格', '消费最多的客人');
  await choose(table.getByRole('combobox', { name: '排序' }), '累计消费');
  await expect(desk.getByRole('region', { name: '消费最多的客人' })).toContainText('丁');

  await desk.getByRole('button', { name: '发布', exact: true }).click();
  await expect(desk.getByText('已发布').first()).toBeVisible();
  await desk.getByRole('link', { name: /查看/ }).click();

  const chart = desk.getByRole('img', { name: '各城市消费' });
  const behind = desk.getByRole('dialog', { name: '上海的记录' });
  await expect(async () => {
    // The label stands below its bar; both move until the chart has found its size.
    const label = await chart.getByText('上海').boundingBox({ timeout: 2000 });
    expect(label).not.toBeNull();
    if (label) await desk.mouse.click(label.x + label.width / 2, label.y - 20);
    await expect(behind).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(behind).toContainText('3 条记录，合计 ¥1,350.50，与图上一致');
  await expect(behind.getByRole('link')).toHaveText(['甲', '乙', '丁']);
  await behind.getByRole('button', { name: '在列表中打开' }).click();
  await expect(desk.getByRole('grid').getByRole('link')).toHaveCount(3);
  await expect(desk.getByText('共 3 条')).toBeVisible();
});
