import type { ColumnSample, FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { textColumn } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { isBlank, tidyLine } from '../reading/characters.ts';
import { readNumber } from '../reading/decimal.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { SelectSettings } from './definition.ts';
import { selectDisplay } from './display.ts';
import { selectMessages } from './messages.ts';
import { checkOptions, matchOption, optionOf, proposeOptions } from './options.ts';

const issue = issuesOf(selectMessages);

const choiceWords = [
  '性别',
  '城市',
  '来源',
  '渠道',
  '等级',
  '级别',
  '类型',
  '类别',
  '状态',
  '分类',
  '地区',
  '门店',
  '阶段',
  'gender',
  'sex',
  'city',
  'source',
  'channel',
  'level',
  'tier',
  'type',
  'status',
  'stage',
  'category',
  'store',
  'region',
  'country',
];
const nameWords = [
  '姓名',
  '名字',
  '名称',
  '昵称',
  '标题',
  '地址',
  'name',
  'title',
  'address',
  '备注',
  'note',
  'notes',
  'remark',
];

export const selectBehaviour: FieldKindBehaviour<SelectSettings> = {
  ...selectDisplay,
  column: () => ({ type: textColumn }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: (value) => (typeof value === 'string' ? tidyLine(value) || null : value),
  checkValue: (value, settings) =>
    optionOf(settings.options, value) ? [] : [issue('select.not-an-option', { text: value })],
  parseText(typed, settings) {
    const option = matchOption(settings.options, typed);
    if (option) return succeed(option.value);
    return isBlank(typed) ? succeed(null) : fail(issue('select.not-an-option', { text: tidyLine(typed) }));
  },
  searchText: () => '',
  recognize: recognizeSelect,
  checkSettings: (settings) => checkOptions(settings.options),
};

function recognizeSelect(sample: ColumnSample): { likelihood: number; settings?: SelectSettings } {
  const cells = sample.cells.length;
  const short = shareOf(sample, (cell) => cell.length <= 24 && !/[\n\r]/.test(cell));
  const numbers = shareOf(sample, (cell) => readNumber(cell) !== undefined);
  if (cells < 5 || short < 1 || numbers > 0.5 || sample.distinct > 60) return { likelihood: 0 };
  const options = proposeOptions(sample);
  if (options.length > 30 || options.length > cells / 2.5) return { likelihood: 0 };
  const named = headerHas(sample, choiceWords) ? 0.15 : 0;
  const unlikely = headerHas(sample, nameWords) ? 0.5 : 0;
  const few = options.length <= 12 ? 0.75 : 0.6;
  return { likelihood: Math.max(0, few + named - unlikely), settings: { options } };
}
