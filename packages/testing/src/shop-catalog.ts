import { createCatalog, type Catalog, type EntityModel, type FieldModel } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';

/** A field with the usual label, so that tests only say what they are about. */
export function field(key: string, kind: string, more: Partial<FieldModel> = {}): FieldModel {
  return { key, kind, label: { zh: key, en: key }, settings: {}, ...more };
}

const level = ['普通', '银卡', '金卡'].map((label, index) => ({
  value: ['regular', 'silver', 'gold'][index] ?? '',
  label: { zh: label, en: ['Regular', 'Silver', 'Gold'][index] ?? '' },
}));

export const customerModel: EntityModel = {
  key: 'customer',
  label: { zh: '客户', en: 'Customer' },
  titleField: 'name',
  fields: [
    field('name', 'text', { label: { zh: '姓名', en: 'Name' }, required: true }),
    field('mobile', 'phone', { label: { zh: '手机号', en: 'Mobile' }, unique: true }),
    field('city', 'text', { label: { zh: '城市', en: 'City' } }),
    field('totalSpent', 'money', { label: { zh: '累计消费', en: 'Total spent' } }),
    field('level', 'select', { label: { zh: '等级', en: 'Level' }, settings: { options: level } }),
    field('birthday', 'date', { label: { zh: '生日', en: 'Birthday' } }),
    field('owner', 'user', { label: { zh: '负责人', en: 'Owner' } }),
    field('note', 'longText', { label: { zh: '备注', en: 'Note' } }),
  ],
};

export const orderModel: EntityModel = {
  key: 'order',
  label: { zh: '订单', en: 'Order' },
  titleField: 'title',
  fields: [
    field('title', 'text', { label: { zh: '标题', en: 'Title' } }),
    field('customer', 'relation', {
      label: { zh: '客户', en: 'Customer' },
      settings: { entity: 'customer' },
    }),
    field('amount', 'money', { label: { zh: '金额', en: 'Amount' } }),
    field('orderedAt', 'dateTime', { label: { zh: '下单时间', en: 'Ordered at' } }),
  ],
};

/** A small shop: customers and their orders, with the real field kinds. */
export function shopCatalog(): Catalog {
  return createCatalog({ version: 1, kinds: fieldKinds, entities: [customerModel, orderModel] });
}
