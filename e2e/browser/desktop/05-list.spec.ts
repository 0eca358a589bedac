import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { choose } from '../controls.ts';
import { apiOf, expect, test } from '../journey.ts';
import { openShop } from '../shop.ts';

const guests = [
  { name: '王小明', city: 'shanghai', tier: 'gold', totalSpent: '12800.50', firstVisit: '2026-01-05' },
  { name: '王大山', city: 'shanghai', tier: 'plain', totalSpent: '300', firstVisit: '2026-02-11' },
  { name: '李小明', city: 'hangzhou', tier: 'plain', totalSpent: '4200', firstVisit: '2026-02-20' },
  { name: '赵清', city: 'beijing', tier: 'gold', totalSpent: '9900' },
  { name: '=2+3', city: 'beijing' },
];

test.beforeAll(async ({ site }) => {
  await openShop(await apiOf(site), { key: 'guestList', label: '贵客', guests });
});

const names = (desk: Page) => desk.getByRole('grid', { name: '贵客列表' }).getByRole('link');

test('people are found by a character, by two, and by the initials of their name', async ({ desk }) => {
  await desk.goto('/records/guestList');
  await expect(names(desk)).toHaveCount(guests.length);
  for (const [text, found] of [
    ['王', ['王小明', '王大山']],
    ['小明', ['王小明', '李小明']],
    ['wangxm', ['王小明']],
    ['zhaoqing', ['赵清']],
  ] as const) {
    await desk.getByRole('searchbox', { name: '搜索' }).fill(text);
    await expect(names(desk)).toHaveCount(found.length);
    for (const name of found) await expect(desk.getByRole('link', { name })).toBeVisible();
  }
  await desk.getByRole('searchbox', { name: '搜索' }).fill('没有这个人');
  await expect(desk.getByRole('heading', { name: '没有符合的记录' })).toBeVisible();
  await desk.getByRole('button', { name: '清除搜索和筛选' }).click();
  await expect(names(desk)).toHaveCount(guests.length);
});

test('a list is filtered and sorted, kept as a view, and exported as it is seen', async ({ desk }) => {
  await desk.goto('/records/guestList');
  await desk.getByRole('button', { name: '城市', exact: true }).first().click();
  await choose(desk.getByRole('combobox', { name: '城市' }), '上海');
  await desk.keyboard.press('Escape');
  await expect(names(desk)).toHaveCount(2);

  const spent = desk.getByRole('columnheader', { name: /^累计消费/ });
  await spent.getByRole('button', { name: '累计消费', exact: true }).click();
  await expect(spent).toHaveAttribute('aria-sort', 'ascending');
  await expect(names(desk)).toHaveText(['王大山', '王小明']);
  await spent.getByRole('button', { name: '累计消费', exact: true }).click();
  await expect(names(desk)).toHaveText(['王小明', '王大山']);

  await test.step('the view has a name and an address of its own', async () => {
    await desk.getByRole('button', { name: '另存为新视图' }).last().click();
    await desk.getByRole('dialog').getByLabel('中文名称').fill('上海的贵客');
    await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await expect(viewTab(desk)).toBeVisible();
    await desk.getByRole('button', { name: '全部', exact: true }).click();
    await expect(names(desk)).toHaveCount(guests.length);
    await viewTab(desk).click();
    await expect(names(desk)).toHaveText(['王小明', '王大山']);
    await desk.reload();
    await expect(names(desk)).toHaveText(['王小明', '王大山']);
  });

  await test.step('CSV and XLSX hold what is on screen', async () => {
    const csv = (await contentOf(await exported(desk, /CSV（UTF-8）/))).toString('utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const lines = csv.slice(1).trim().split(/\r?\n/);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('姓名');
    expect(lines[1]).toMatch(/王小明.*12800\.50/);
    expect(lines[2]).toMatch(/^王大山,.*上海/);

    const file = await exported(desk, /XLSX/);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    const workbook = await contentOf(file);
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
  });

  await test.step('what a spreadsheet would run as a formula is made harmless', async () => {
    await desk.getByRole('button', { name: '全部', exact: true }).click();
    const csv = (await contentOf(await exported(desk, /CSV（UTF-8）/))).toString('utf8');
    expect(csv).toContain('2+3');
    expect(csv).not.toMatch(/^"?=2\+3/m);
  });
});

/** A view that is one's own says so before its name. */
const viewTab = (desk: Page) =>
  desk.getByRole('navigation', { name: '视图' }).getByRole('button', { name: /上海的贵客$/ });

async function exported(desk: Page, format: RegExp): Promise<Download> {
  const saving = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '导出' }).click();
  await desk.getByRole('menuitem', { name: format }).click();
  return saving;
}

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
