import { at, type Api, type Json } from './api.ts';

/**
 * A table of guests made for one journey: what a journey counts must not depend on what others left
 * behind. It has what a small shop keeps: where somebody lives, what they spent, who looks after them.
 */
export async function openShop(api: Api, { key, label, guests = [] }: Shop): Promise<void> {
  // A test that fails ends its worker, and the next one prepares again.
  if ((await api.ask('GET', `/api/entities/${key}`)).status === 200) return;
  const design = await api.post('/api/entities', { model: guestModel(key, label) });
  await api.post(`/api/entities/${key}/publish`, { version: at(design, 'version') });
  if (guests.length > 0) await api.post(`/api/records/${key}/bulk/create`, { records: guests });
}

export interface Shop {
  /** Of the table. */
  readonly key: string;
  readonly label: string;
  readonly guests?: readonly Json[];
}

function guestModel(key: string, label: string): Json {
  const option = (value: string, zh: string): Json => ({ value, label: { zh, en: value } });
  return {
    key,
    label: { zh: label, en: key },
    titleField: 'name',
    fields: [
      {
        key: 'name',
        label: { zh: '姓名', en: 'Name' },
        kind: 'text',
        settings: { maxLength: 60 },
        required: true,
      },
      { key: 'mobile', label: { zh: '手机号', en: 'Mobile' }, kind: 'phone', settings: { country: 'CN' } },
      {
        key: 'city',
        label: { zh: '城市', en: 'City' },
        kind: 'select',
        settings: {
          options: [option('shanghai', '上海'), option('hangzhou', '杭州'), option('beijing', '北京')],
        },
      },
      {
        key: 'tier',
        label: { zh: '等级', en: 'Tier' },
        kind: 'select',
        settings: { options: [option('plain', '普通'), option('gold', '金卡')] },
      },
      {
        key: 'totalSpent',
        label: { zh: '累计消费', en: 'Total spent' },
        kind: 'money',
        settings: { currency: 'CNY', decimals: 2 },
      },
      { key: 'firstVisit', label: { zh: '首次到店', en: 'First visit' }, kind: 'date', settings: {} },
      {
        key: 'owner',
        label: { zh: '负责人', en: 'Owner' },
        kind: 'user',
        settings: {},
        default: { formula: 'me' },
      },
      { key: 'note', label: { zh: '备注', en: 'Note' }, kind: 'longText', settings: { maxLength: 2000 } },
    ],
  };
}
