import { describe, expect, test } from '@jest/globals';
import { lowerCondition } from './lower-condition.ts';
import { toSentence } from './print-sentence.ts';
import { checked, parsed } from './testing/formula.ts';
import { probeScope, users } from './testing/world.ts';

describe('an expression in plain words', () => {
  test.each([
    [
      'n1 >= 10000 AND t2 IN ["上海", "北京"]',
      '累计消费 大于等于 10,000 且 城市 是 上海 或 北京',
      'Total spent is at least 10,000 and City is one of 上海, 北京',
    ],
    [
      't2 NOT IN ["上海", "北京", "广州"]',
      '城市 不是 上海、北京 或 广州',
      'City is none of 上海, 北京, 广州',
    ],
    ['t2 IN ["上海"]', '城市 是 上海', 'City is 上海'],
    [
      'tier = "gold" OR tier <> "silver"',
      '等级 是 金卡 或 等级 不是 银卡',
      'Tier is Gold or Tier is not Silver',
    ],
    [
      'n1 < 1234567.5 AND (b1 OR NOT(b1))',
      '累计消费 小于 1,234,567.5 且 （会员 为 是 或 会员 为 否）',
      'Total spent is less than 1,234,567.5 and (Member is yes or Member is no)',
    ],
    ['b1 = TRUE', '会员 为 是', 'Member is yes'],
    ['b1 <> TRUE', '会员 为 否', 'Member is no'],
    ['CONTAINS(t1, "王 小")', '姓名 包含 “王 小”', 'Name contains “王 小”'],
    ['NOT(CONTAINS(l1, "a"))', '标签 不包含 a', 'Tags does not contain a'],
    [
      'HASANY(l1, ["a", "b"]) AND HASALL(l1, ["a", "b"])',
      '标签 含有任一 a 和 b 且 标签 含有全部 a 和 b',
      'Tags has any of a and b and Tags has all of a and b',
    ],
    ['NOT(HASANY(l1, ["a"]))', '标签 不含 a', 'Tags has none of a'],
    [
      'ISBLANK(t1) OR NOT(ISBLANK(owner))',
      '姓名 为空 或 负责人 不为空',
      'Name is empty or Owner is not empty',
    ],
    ['t1 = "" AND owner <> NULL', '姓名 为空 且 负责人 不为空', 'Name is empty and Owner is not empty'],
    ['d1 > "2026-01-31"', '生日 晚于 2026年1月31日', 'Birthday is after 31 Jan 2026'],
    ['d1 <= TODAY()', '生日 不晚于 今天', 'Birthday is on or before today'],
    ['BETWEEN(n1, 1, 2000)', '累计消费 介于 1 和 2,000 之间', 'Total spent is between 1 and 2,000'],
    ['owner = me', '负责人 是 当前用户', 'Owner is Current user'],
    ['owner.name = "安娜"', '负责人的姓名 是 安娜', 'Owner’s Name is 安娜'],
    [
      'NOT(n1 > 1 AND n2 > 1)',
      '并非（累计消费 大于 1 且 订单数 大于 1）',
      'not (Total spent is more than 1 and Orders is more than 1)',
    ],
    ['HAS(line.probe)', '有 订单', 'has some Order'],
    [
      'HASNO(line.probe, amount > 100)',
      '没有符合（金额 大于 100）的 订单',
      'has no Order where (Amount is more than 100)',
    ],
    ['n1 > (n2 + 1) * 2', '累计消费 大于 （订单数 + 1） × 2', 'Total spent is more than (Orders + 1) × 2'],
    ['YEARS(d1) >= 18', '生日至今的周年数 大于等于 18', 'the years since Birthday is at least 18'],
    [
      'IF(b1, n1, 0)',
      '如果 会员 为 是，则为 累计消费，否则为 0',
      'if Member is yes then Total spent, otherwise 0',
    ],
    ['ROUND(n1, 2)', 'ROUND(累计消费, 2)', 'ROUND(Total spent, 2)'],
  ])('%s', (formula, zh, en) => {
    expect([
      toSentence(parsed(formula), probeScope, 'zh'),
      toSentence(parsed(formula), probeScope, 'en'),
    ]).toEqual([zh, en]);
  });

  test('an expression reads the same before and after it was checked', () => {
    const formula = 'd1 < "2026-01-31" AND i1 >= "2026-01-31T00:00:00Z"';
    expect(toSentence(checked(formula).expression, probeScope, 'zh')).toBe(
      '生日 早于 2026年1月31日 且 创建时间 不早于 2026年1月31日 00:00 UTC',
    );
  });

  test.each([
    ['equal', { relative: 'day', offset: 0 }, '创建时间 是 今天', 'Created is today'],
    ['equal', { relative: 'day', offset: -7 }, '创建时间 是 7 天前', 'Created is 7 days ago'],
    ['equal', { relative: 'month', offset: 0 }, '创建时间 在 本月', 'Created is within this month'],
    [
      'notEqual',
      { relative: 'month', offset: -1 },
      '创建时间 不在 上个月',
      'Created is not within last month',
    ],
    ['less', { relative: 'week', offset: 0 }, '创建时间 早于 本周', 'Created is before this week'],
    [
      'lessOrEqual',
      { relative: 'quarter', offset: 1 },
      '创建时间 不晚于 下季度',
      'Created is on or before next quarter',
    ],
    ['greater', { relative: 'year', offset: -1 }, '创建时间 晚于 去年', 'Created is after last year'],
    [
      'greaterOrEqual',
      { relative: 'month', offset: -3 },
      '创建时间 不早于 3 个月前',
      'Created is on or after 3 months ago',
    ],
  ] as const)('a relative date with %s: %j', (operator, value, zh, en) => {
    const result = lowerCondition(
      { combinator: 'and', rules: [{ field: 'i1', operator, value }] },
      probeScope,
    );
    expect(
      result.ok && [toSentence(result.value, probeScope, 'zh'), toSentence(result.value, probeScope, 'en')],
    ).toEqual([zh, en]);
  });

  test('an id that nobody can name is shown as it is', () => {
    expect(toSentence(parsed(`owner = "${users.bao}"`), probeScope, 'en')).toBe(`Owner is ${users.bao}`);
  });
});
