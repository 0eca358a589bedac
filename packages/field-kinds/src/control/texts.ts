import { formatText, type Language, type Localized } from '@atelier/problem';

/** What the inputs of the kinds say. */
export const controlTexts = {
  empty: { zh: '未填写', en: 'Empty' },
  choose: { zh: '请选择', en: 'Choose' },
  searchAndChoose: { zh: '搜索并选择', en: 'Search and choose' },
  searching: { zh: '正在查找…', en: 'Searching…' },
  nothingFound: { zh: '没有找到', en: 'Nothing found' },
  searchFailed: { zh: '查找失败，请重试', en: 'The search failed; try again' },
  typeTags: { zh: '输入标签，回车确认', en: 'Type a tag and press Enter' },
  noTagsYet: { zh: '输入后按回车添加', en: 'Type and press Enter to add' },
  typeValues: { zh: '输入后按回车', en: 'Type and press Enter' },
  noOptions: { zh: '没有选项', en: 'No options' },
  remove: { zh: '移除“{text}”', en: 'Remove “{text}”' },
  clear: { zh: '清除', en: 'Clear' },
  loadingTitle: { zh: '载入中…', en: 'Loading…' },
  generated: { zh: '保存后自动生成', en: 'Given when the record is saved' },
  rangeFrom: { zh: '起始值', en: 'From' },
  rangeTo: { zh: '结束值', en: 'To' },
  and: { zh: '至', en: 'and' },
  openLink: { zh: '打开网址', en: 'Open the link' },
  chooseDate: { zh: '选择日期', en: 'Choose a date' },
  chooseMoment: { zh: '选择日期和时间', en: 'Choose a date and time' },
  kindMissing: { zh: '字段类型未安装', en: 'Kind not installed' },
  datePeriod: { zh: '日期范围', en: 'Period' },
  fixedDate: { zh: '指定日期…', en: 'A certain day…' },
  days: { zh: '天数', en: 'Number of days' },
  daysAgo: { zh: '天前', en: 'days ago' },
  daysAhead: { zh: '天后', en: 'days ahead' },
} satisfies Readonly<Record<string, Localized>>;

export function removeText(text: string, language: Language): string {
  return formatText(controlTexts.remove[language], { text });
}
