import type { Product } from './product.ts';

/** What is built in the product before it is measured, through its API as a designer would. */

const text = (zh: string, en: string) => ({ zh, en });

const levels = [
  ['regular', '普通', 'Regular'],
  ['silver', '银卡', 'Silver'],
  ['gold', '金卡', 'Gold'],
] as const;

export const levelKeys = levels.map(([value]) => value);

export const customerModel = {
  key: 'customer',
  label: text('客户', 'Customer'),
  titleField: 'name',
  fields: [
    { key: 'name', kind: 'text', label: text('姓名', 'Name'), settings: { maxLength: 60 }, required: true },
    {
      key: 'mobile',
      kind: 'phone',
      label: text('手机号', 'Mobile'),
      settings: { country: 'CN' },
      unique: true,
    },
    { key: 'city', kind: 'text', label: text('城市', 'City'), settings: { maxLength: 40 } },
    {
      key: 'level',
      kind: 'select',
      label: text('等级', 'Level'),
      settings: { options: levels.map(([value, zh, en]) => ({ value, label: text(zh, en) })) },
    },
    { key: 'totalSpent', kind: 'money', label: text('累计消费', 'Total spent'), settings: {} },
    { key: 'birthday', kind: 'date', label: text('生日', 'Birthday'), settings: {} },
    { key: 'owner', kind: 'user', label: text('负责人', 'Owner'), settings: {}, default: { formula: 'me' } },
  ],
} as const;

const saleModel = {
  key: 'sale',
  label: text('销售单', 'Sale'),
  titleField: 'number',
  fields: [
    {
      key: 'number',
      kind: 'text',
      label: text('单号', 'Number'),
      settings: { maxLength: 40 },
      required: true,
    },
    { key: 'customer', kind: 'relation', label: text('客户', 'Customer'), settings: { entity: 'customer' } },
    { key: 'shop', kind: 'text', label: text('门店', 'Shop'), settings: { maxLength: 40 } },
    { key: 'amount', kind: 'money', label: text('金额', 'Amount'), settings: {} },
    { key: 'soldAt', kind: 'dateTime', label: text('成交时间', 'Sold at'), settings: {} },
  ],
};

/** Starts for customers who have spent this much: what a request sends decides whether it matches. */
export const bigSpender = 10_000;

const flowModel = {
  key: 'welcome',
  label: text('大客户跟进', 'Big spenders'),
  nodes: [
    {
      id: 'start',
      kind: 'record-trigger',
      settings: {
        entity: 'customer',
        on: ['created'],
        condition: {
          combinator: 'and',
          rules: [{ field: 'totalSpent', operator: 'greaterOrEqual', value: String(bigSpender) }],
        },
      },
      position: { x: 0, y: 0 },
    },
    {
      id: 'call',
      kind: 'create-task',
      settings: { title: '联系 {name}', assignees: [{ field: 'owner' }], due: { amount: 2, unit: 'day' } },
      position: { x: 0, y: 120 },
    },
  ],
  edges: [{ id: 'start-call', from: 'start', port: 'next', to: 'call' }],
};

const dashboardModel = {
  key: 'shops',
  label: text('门店', 'Shops'),
  widgets: [
    {
      id: 'sales',
      kind: 'bar',
      title: text('各门店销售', 'Sales by shop'),
      settings: {},
      place: { x: 0, y: 0, width: 6, height: 8 },
      question: {
        entity: 'sale',
        dimensions: [{ field: 'shop' }],
        measures: [{ function: 'sum', field: 'amount' }, { function: 'count' }],
      },
    },
  ],
};

export const widgetPath = '/api/dashboards/shops/widgets/sales';

export async function buildWorkspace(product: Product): Promise<void> {
  for (const model of [customerModel, saleModel]) {
    const { version } = await product.call<{ version: number }>('POST', '/api/entities', { model });
    await product.call('POST', `/api/entities/${model.key}/publish`, { version });
  }
  const designs = [
    ['flows', flowModel],
    ['dashboards', dashboardModel],
  ] as const;
  for (const [kind, model] of designs) {
    const { version } = await product.call<{ version: number }>('POST', `/api/${kind}`, { model });
    await product.call('POST', `/api/${kind}/${model.key}/publish`, { version });
  }
}
