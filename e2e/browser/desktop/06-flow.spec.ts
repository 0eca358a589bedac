import type { Locator, Page } from '@playwright/test';
import { at } from '../api.ts';
import { choose } from '../controls.ts';
import { apiOf, expect, test } from '../journey.ts';
import { openShop } from '../shop.ts';

test.beforeAll(async ({ site }) => {
  await openShop(await apiOf(site), { key: 'guestFlow', label: '新客' });
});

/** Adds a node behind an exit and answers its settings, which open by themselves. */
async function addNode(desk: Page, behind: string, kind: string): Promise<Locator> {
  await desk.getByRole('button', { name: behind, exact: true }).click();
  const palette = desk.getByRole('dialog', { name: '添加节点' });
  await palette.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  const settings = desk.getByRole('complementary', { name: kind });
  await expect(settings).toBeVisible();
  return settings;
}

/** The owner of the record gets it. */
async function addOwner(settings: Locator): Promise<void> {
  await settings.getByRole('button', { name: '添加', exact: true }).click();
  await settings.page().getByRole('menuitem', { name: '记录里的人' }).click();
  await expect(settings.getByRole('button', { name: /负责人/ })).toBeVisible();
}

test('a flow drawn on the canvas hands big spenders to their owner and marks everybody else', async ({
  desk,
  api,
}) => {
  test.slow();
  await test.step('draw: when a guest is new and has spent 10,000 or more, a task and a notice; else a tier', async () => {
    await desk.goto('/flows');
    await desk.getByRole('button', { name: '新建流程' }).first().click();
    await desk.getByRole('textbox', { name: '名称', exact: true }).fill('贵客跟进');
    await choose(desk.getByRole('combobox', { name: '从哪张数据表开始' }), '新客');
    await desk.getByRole('button', { name: '创建' }).click();

    const branch = await addNode(desk, '在“记录触发”之后添加节点', '条件分支');
    await branch.getByRole('button', { name: '添加条件' }).click();
    await desk.getByRole('option', { name: '累计消费' }).click();
    await choose(branch.getByRole('combobox', { name: '比较方式' }), '大于等于');
    await branch.getByRole('textbox', { name: '累计消费' }).fill('10000');
    await branch.getByRole('textbox', { name: '累计消费' }).press('Tab');

    const task = await addNode(desk, '在“条件分支”的“是”之后添加节点', '创建待办');
    await task.getByRole('textbox', { name: '要做什么' }).fill('问候 ');
    await task.getByRole('button', { name: '插入字段' }).first().click();
    await desk.getByRole('option', { name: '姓名' }).click();
    await addOwner(task);
    await task.getByRole('spinbutton', { name: '多久内完成' }).fill('2');
    await task.getByRole('spinbutton', { name: '多久内完成' }).press('Tab');

    const notice = await addNode(desk, '在“创建待办”之后添加节点', '发送通知');
    await notice.getByRole('textbox', { name: '标题' }).fill('有新的贵客');
    await addOwner(notice);

    const update = await addNode(desk, '在“条件分支”的“否”之后添加节点', '修改记录');
    await choose(update.getByRole('combobox', { name: '设置字段' }), '等级');
    await choose(update.getByLabel('等级', { exact: true }), '普通');
  });

  await test.step('what was done can be undone and done again', async () => {
    await desk.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(desk.getByRole('button', { name: '重做' })).toBeEnabled();
    await desk.getByRole('button', { name: '重做' }).click();
    await expect(desk.getByRole('button', { name: '没有问题' })).toBeVisible();
  });

  await desk.getByRole('button', { name: '发布', exact: true }).click();
  await expect(desk.getByText('已发布').first()).toBeVisible();

  await test.step('two guests come in', async () => {
    for (const [name, spent] of [
      ['沈嘉禾', '12800'],
      ['周平', '260'],
    ] as const) {
      await desk.goto('/records/guestFlow/new');
      await desk.getByLabel('姓名').fill(name);
      await desk.getByLabel('累计消费').fill(spent);
      await desk.getByRole('button', { name: '保存', exact: true }).click();
      await expect(desk.getByRole('heading', { name })).toBeVisible();
    }
  });

  await test.step('the one who spent little got the tier from the flow', async () => {
    await expect
      .poll(async () => {
        const found = await api.post('/api/records/guestFlow/query', {
          select: ['name', 'tier'],
          search: '周平',
        });
        return at(found, 'rows', 0, 'tier');
      })
      .toBe('plain');
  });

  await test.step('the run stands on the graph', async () => {
    await desk.goto('/flows');
    await desk
      .getByRole('listitem')
      .filter({ hasText: '贵客跟进' })
      .getByRole('link', { name: '运行记录' })
      .click();
    await desk.getByRole('link', { name: '沈嘉禾' }).click();
    await expect(desk.getByRole('region', { name: '流程图' })).toBeVisible();
    const steps = desk.getByRole('complementary', { name: '步骤' });
    await expect(steps.getByText('条件分支')).toBeVisible();
    await expect(steps.getByText('创建待办')).toBeVisible();
    await expect(steps.getByText('发送通知')).toBeVisible();
    await expect(steps.getByText('修改记录')).toHaveCount(0);
  });

  await test.step('the task waits in the inbox, and is done', async () => {
    await desk.goto('/inbox');
    await expect(desk.getByText('问候 沈嘉禾')).toBeVisible();
    await desk.getByRole('button', { name: '完成“问候 沈嘉禾”' }).click();
    await expect(desk.getByRole('status').filter({ hasText: '已完成“问候 沈嘉禾”' })).toBeVisible();
    await expect(desk.getByRole('button', { name: '完成“问候 沈嘉禾”' })).toHaveCount(0);
    await desk.getByRole('tab', { name: /^通知/ }).click();
    await expect(desk.getByText('有新的贵客')).toBeVisible();
  });
});
