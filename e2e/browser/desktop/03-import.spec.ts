import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { at } from '../api.ts';
import { expect, test } from '../journey.ts';

const fileOf = (name: string): string => `${import.meta.dirname}/../files/${name}`;

/** A sheet is read and checked within seconds; a busy machine takes its time. */
const patience = { timeout: 30_000 };

type Upload = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function upload(desk: Page, file: Upload): Promise<void> {
  await desk.goto('/records/customer/import');
  const choosing = desk.waitForEvent('filechooser');
  await desk.getByRole('button', { name: '选择文件' }).click();
  await (await choosing).setFiles(file);
  await expect(desk.getByRole('button', { name: '预览' })).toBeVisible(patience);
}

async function preview(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '预览' }).click();
  await expect(desk.getByRole('group', { name: '结果' })).toBeVisible(patience);
}

/** A figure of the preview, by the name under it. */
async function counted(desk: Page, outcome: string): Promise<number> {
  const text = await desk
    .getByRole('group', { name: '结果' })
    .getByRole('button', { name: outcome })
    .textContent();
  return Number((text ?? '').replace(outcome, '').replaceAll(',', ''));
}

async function commit(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: /^导入 \d/ }).click();
  await expect(desk.getByRole('heading', { name: '导入完成' })).toBeVisible(patience);
}

test('a sheet saved by Excel on a Chinese Windows goes in, and the whole of it can be taken back', async ({
  desk,
  api,
}) => {
  const rows = async () => Number(at(await api.get('/api/entities/customer'), 'rows'));
  const before = await rows();
  await upload(desk, fileOf('customers-gb18030.csv'));
  await expect(desk.getByText('GB18030 (GBK)')).toBeVisible();
  // What the table lacks is proposed as new fields, with a kind read from the content.
  await expect(desk.getByRole('row', { name: /累计消费\(元\)/ })).toContainText('金额');
  await expect(desk.getByRole('row', { name: /^生日/ })).toContainText('日期');
  await preview(desk);
  await expect(desk.getByText('新增字段“累计消费”')).toBeVisible();
  const created = await counted(desk, '新建');
  expect(created).toBeGreaterThan(900);
  expect(await counted(desk, '全部')).toBe(1042);
  await commit(desk);
  expect(await rows()).toBe(before + created);

  await desk.getByRole('button', { name: '撤销这次导入' }).click();
  await desk.getByRole('tooltip').getByRole('button', { name: '撤销这次导入' }).click();
  await expect(desk.getByRole('heading', { name: '已撤销' })).toBeVisible(patience);
  expect(await rows()).toBe(before);
});

test('rows that cannot be taken come back as a file with the reasons, and go in once corrected', async ({
  desk,
}) => {
  await upload(desk, fileOf('customers.csv'));
  await expect(desk.getByText('UTF-8', { exact: true })).toBeVisible();
  await preview(desk);
  const rejected = await counted(desk, '有问题');
  expect(rejected).toBeGreaterThan(0);
  await expect(desk.getByRole('cell', { name: /日历上没有这一天/ }).first()).toBeVisible();
  await commit(desk);

  const saving = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '下载未导入的行' }).click();
  const sheet = await readFile(await (await saving).path(), 'utf8');
  expect(sheet).toContain('姓名');
  expect(sheet).toContain('日历上没有这一天');

  const corrected = Buffer.from(sheet.replaceAll('-02-30', '-02-28'));
  await upload(desk, { name: '改好的.csv', mimeType: 'text/csv', buffer: corrected });
  await preview(desk);
  expect(await counted(desk, '全部')).toBe(rejected);
  const taken = await counted(desk, '新建');
  expect(taken).toBeGreaterThan(0);
  await commit(desk);
  await desk.getByRole('button', { name: '查看列表' }).click();
  await expect(desk.getByRole('grid', { name: '客户列表' })).toBeVisible();
});

test('what is no sheet is refused with the reason, and nothing is begun', async ({ desk }) => {
  await desk.goto('/records/customer/import');
  const choosing = desk.waitForEvent('filechooser');
  await desk.getByRole('button', { name: '选择文件' }).click();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await (await choosing).setFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: png });
  await expect(desk.getByRole('status').filter({ hasText: /图片|文件|表格/ })).toBeVisible();
  await expect(desk.getByRole('button', { name: '选择文件' })).toBeVisible();
});
