import { Compile } from 'typebox/schema';
import { schemaReason } from './schema-reason.ts';

const schema = {
  type: 'object',
  required: ['key'],
  properties: {
    key: { type: 'string', pattern: '^[a-z]+$' },
    nodes: { type: 'array', maxItems: 2 },
    width: { type: 'integer', minimum: 1 },
    size: { enum: ['small', 'large'] },
  },
};

const validator = Compile(schema);

it.each<[string, unknown, string, string]>([
  ['a missing property', {}, '缺少 key', 'key is missing'],
  ['a wrong type', { key: 'a', nodes: 5 }, '应为列表', 'it must be a list'],
  ['a text of the wrong form', { key: 'A"; drop' }, '格式不正确', 'it is not in the right format'],
  ['too many items', { key: 'a', nodes: [1, 2, 3] }, '最多 2 个', 'it may have 2 at most'],
  ['a number that is too small', { key: 'a', width: 0 }, '应 ≥ 1', 'it must be ≥ 1'],
  [
    'a value that is not offered',
    { key: 'a', size: 'x' },
    '不是允许的值',
    'it is not one of the allowed values',
  ],
])('%s is told in both languages', (_name, value, zh, en) => {
  expect(validator.Errors(value)[1].map(schemaReason)).toEqual([{ zh, en }]);
});
