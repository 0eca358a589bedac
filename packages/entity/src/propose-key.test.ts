import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkKey } from './key.ts';
import { proposeKey } from './propose-key.ts';

describe('proposing a key', () => {
  test.each([
    ['累计消费(元)', 'leijiXiaofei'],
    ['累计消费（元）', 'leijiXiaofei'],
    ['手机号', 'shoujihao'],
    ['首次到店', 'shouciDaodian'],
    ['重庆银行', 'chongqingYinhang'],
    ['女儿生日', 'nverShengri'],
    ['VIP客户等级', 'vipKehuDengji'],
    ['（必填）', 'bitian'],
    ['2024年销售', 'n2024NianXiaoshou'],
    ['First visit date', 'firstVisitDate'],
    ['orderID', 'orderId'],
    ['HTTPServer name', 'httpServerName'],
    ['Café – crème brûlée', 'cafeCremeBrulee'],
    ["Customer's birthday", 'customersBirthday'],
    ['ＶＩＰ　Ｌｅｖｅｌ', 'vipLevel'],
    ['order', 'order1'],
    ['User', 'user1'],
    ['Created at', 'createdAt1'],
    ['constructor', 'constructor1'],
    ['me', 'me1'],
    ['🎂', 'field'],
    ['', 'field'],
    ['имя', 'field'],
    ['"; DROP TABLE x;--', 'dropTableX'],
  ])('%s becomes %s', (label, key) => {
    expect(proposeKey(label, [])).toBe(key);
  });

  test('a key that is taken gets the next number, whatever its case', () => {
    expect(proposeKey('姓名', ['xingming'])).toBe('xingming2');
    expect(proposeKey('First name', ['firstname', 'firstName2'])).toBe('firstName3');
  });

  test('a long label is cut between words', () => {
    const key = proposeKey('The preferred way in which this customer would like to be contacted', []);
    expect(key).toBe('thePreferredWayInWhichThisCustomer');
  });

  test('every label gives a key that may be used and is not taken', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.stringMatching(/^[\u4e00-\u9fa5A-Z0-9 ()]*$/),
    );
    fc.assert(
      fc.property(text, fc.array(text), (label, others) => {
        const taken: string[] = [];
        for (const other of [label, label, ...others]) {
          const key = proposeKey(other, taken);
          expect(checkKey(key)).toBeUndefined();
          expect(taken.map((one) => one.toLowerCase())).not.toContain(key.toLowerCase());
          taken.push(key);
        }
      }),
    );
  });
});
