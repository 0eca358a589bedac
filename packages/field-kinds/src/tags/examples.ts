import type { KindExamples } from '../example.ts';

export const tagsExamples: KindExamples = {
  values: [
    { value: ['VIP'], zh: 'VIP', en: 'VIP' },
    { value: ['VIP', '对镍过敏', '爱猫'], zh: 'VIP、对镍过敏、爱猫', en: 'VIP, 对镍过敏, 爱猫' },
    { value: ['x'.repeat(40)], zh: 'x'.repeat(40), en: 'x'.repeat(40) },
    { value: ['A/B 测试', '{"a"}'], zh: 'A/B 测试、{"a"}', en: 'A/B 测试, {"a"}' },
  ],
  normalized: [
    { from: [' VIP', 'vip', '', '爱猫'], to: ['VIP', '爱猫'] },
    { from: [], to: null },
    { from: [' '], to: null },
  ],
  refused: [
    { value: 'VIP', code: 'tags.not-a-list' },
    { value: ['VIP', 'VIP'], code: 'tags.not-a-list' },
    { value: ['VIP', 'x'.repeat(41)], code: 'tags.too-long', at: '/1' },
    { value: ['VIP', '爱猫，爱狗'], code: 'tags.separator', at: '/1' },
    { value: ['1', '2', '3'], code: 'tags.too-many', settings: { maxItems: 2 } },
  ],
  texts: [
    { text: 'VIP，老客户; 上海', value: ['VIP', '老客户', '上海'] },
    { text: '#VIP、 #爱猫#', value: ['VIP', '爱猫'] },
    { text: 'a|A|b', value: ['a', 'b'] },
    { text: '无', value: null },
    { text: ',,', value: null },
  ],
  refusedTexts: [
    { text: 'x'.repeat(41), code: 'tags.too-long' },
    { text: '1,2,3', code: 'tags.too-many', settings: { maxItems: 2 } },
  ],
  refusedSettings: [{ settings: { maxItems: 0 }, at: '/maxItems' }],
  columns: [
    { header: '标签', cells: ['VIP', '老客户、爱猫', '上海，VIP', '生日月', '对镍过敏', '爱狗', '新客'] },
  ],
};
