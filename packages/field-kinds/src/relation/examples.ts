import type { KindExamples } from '../example.ts';

const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const customers = { entity: 'customer', onDelete: 'clear' };
export const relationExamples: KindExamples = {
  values: [{ value: id, zh: '王小明', en: '王小明', settings: customers }],
  normalized: [
    { from: ` ${id.toUpperCase()} `, to: id, settings: customers },
    { from: '', to: null, settings: customers },
  ],
  refused: [
    { value: '王小明', code: 'relation.not-an-id', settings: customers },
    { value: 7, code: 'relation.not-an-id', settings: customers },
    { value: `${id}0`, code: 'relation.not-an-id', settings: customers },
  ],
  texts: [
    { text: ' 王小明 ', value: id, settings: customers },
    { text: id.toUpperCase(), value: id, settings: customers },
    { text: '-', value: null, settings: customers },
  ],
  refusedTexts: [{ text: '李雷', code: 'relation.not-found', settings: customers }],
  refusedSettings: [
    { settings: { entity: 'Customer"; DROP TABLE x' }, at: '/entity' },
    { settings: { entity: 'customer', onDelete: 'explode' }, at: '/onDelete' },
  ],
  incomplete: 'relation.no-entity',
};
