/**
 * @jest-environment jsdom
 */
import { createCatalog, type EntityModel } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../api/api-problem.ts';
import { checkValues, fieldOf, issuesOfAnswer } from './record-issues.ts';

const customer: EntityModel = {
  key: 'customer',
  label: { zh: '客户', en: 'Customer' },
  titleField: 'name',
  fields: [
    { key: 'name', label: { zh: '姓名', en: 'Name' }, kind: 'text', settings: {}, required: true },
    { key: 'mobile', label: { zh: '手机号', en: 'Mobile' }, kind: 'phone', settings: {} },
  ],
};
const catalog = createCatalog({ version: 1, kinds: fieldKinds, entities: [customer] });

describe('the check of a form', () => {
  test('says at each field what is wrong with it, in the language of the person', () => {
    const values = { name: null, mobile: '123' };
    const say = (language: 'zh' | 'en') =>
      checkValues(values, { catalog, entity: 'customer', mode: 'create', language });
    expect(say('zh').map((issue) => issue.field)).toEqual(['name', 'mobile']);
    expect(say('zh')[0]?.message).toMatch(/[\u4e00-\u9fff]/);
    expect(say('en')[0]?.message).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('is content with what the server would take', () => {
    const values = { name: '王小明', mobile: '138 0013 8000' };
    expect(checkValues(values, { catalog, entity: 'customer', mode: 'create', language: 'zh' })).toEqual([]);
  });
});

test('what the server refuses comes back to the fields that the form shows', () => {
  const refusal = new ApiProblem({
    type: 'about:blank',
    title: '',
    status: 409,
    code: 'record.not-unique',
    traceId: '',
    issues: [
      { code: 'record.not-unique', at: '/values/mobile', message: '已被使用' },
      { code: 'record.other', at: '/values/hidden', message: '别处' },
    ],
  });
  expect(issuesOfAnswer(refusal, customer.fields)).toEqual([{ field: 'mobile', message: '已被使用' }]);
});

test.each([
  ['/body/values/name', 'name'],
  ['/values/name/0', 'name'],
  ['/name', 'name'],
  ['', ''],
])('the pointer %s is about the field %s', (at, field) => {
  expect(fieldOf(at)).toBe(field);
});
