import { addOption, addOptions, changeOption, moveOption, readOptions } from './option-edits.ts';

const option = (value: string, zh: string, en = '') => ({ value, label: { zh, en } });

describe('a list of options under edits', () => {
  test('gives a new option a value of its own and a colour that is not used yet', () => {
    const [first, second] = addOption([{ ...option('gold', '金卡'), color: 'gray' as const }], 0);
    expect(first?.value).toBe('gold');
    expect(second).toMatchObject({ value: 'option2', color: 'red' });
  });

  test('lets the stored value follow the name until it is live', () => {
    const [added = option('', '')] = addOption([], -1);
    const named = changeOption([added], 0, {
      option: { ...added, label: { zh: '金卡', en: '' } },
      isFixed: false,
    });
    expect(named[0]?.value).toBe('jinka');
    const [chinese = added] = named;
    const english = changeOption(named, 0, {
      option: { ...chinese, label: { zh: '金卡', en: 'Gold' } },
      isFixed: false,
    });
    expect(english[0]?.value).toBe('gold');
  });

  test('keeps the stored value of an option that records may hold', () => {
    const renamed = changeOption([option('gold', '金卡', 'Gold')], 0, {
      option: option('gold', '黄金卡', 'Golden'),
      isFixed: true,
    });
    expect(renamed[0]?.value).toBe('gold');
  });

  test('keeps a stored value that somebody chose', () => {
    const renamed = changeOption([option('VIP-1', '金卡')], 0, {
      option: option('VIP-1', '黄金卡'),
      isFixed: false,
    });
    expect(renamed[0]?.value).toBe('VIP-1');
  });

  test('takes pasted lines in their order, without blanks and repetitions', () => {
    const pasted = addOptions([option('gold', '金卡')], 0, {
      texts: ['银卡 ', '', '金卡', '普通'],
      language: 'zh',
    });
    expect(pasted.map((one) => one.label.zh)).toEqual(['金卡', '银卡', '普通']);
    expect(new Set(pasted.map((one) => one.value)).size).toBe(3);
  });

  test('moves within its ends only', () => {
    const list = [option('a', 'a'), option('b', 'b')];
    expect(moveOption(list, 0, 1).map((one) => one.value)).toEqual(['b', 'a']);
    expect(moveOption(list, 1, 2)).toBe(list);
  });

  test('reads nothing from what is no list of options', () => {
    expect(readOptions({})).toEqual([]);
    expect(readOptions([1, { value: 'a' }, option('b', 'b')])).toEqual([option('b', 'b')]);
  });
});
