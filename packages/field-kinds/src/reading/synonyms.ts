import type { Localized } from '@atelier/problem';
import { readable } from './characters.ts';

/** Words of sheets that mean one thing. `id` is proposed as the option's value. */
export interface Meaning {
  readonly id: string;
  readonly label: Localized;
  readonly words: readonly string[];
}

const meanings: readonly Meaning[] = [
  meaning('female', { zh: '女', en: 'Female' }, [
    '女',
    '女性',
    '女士',
    'f',
    'female',
    'woman',
    'ms',
    'mrs',
    '小姐',
  ]),
  meaning('male', { zh: '男', en: 'Male' }, ['男', '男性', '先生', 'm', 'male', 'man', 'mr']),
  meaning('unknown', { zh: '未知', en: 'Unknown' }, ['未知', '不详', '不明', '保密', 'unknown', 'u', 'n.a.']),
  meaning('other', { zh: '其他', en: 'Other' }, ['其他', '其它', 'other', 'others', 'misc']),
  meaning('beijing', { zh: '北京', en: 'Beijing' }, ['北京', '北京市', 'beijing', 'peking']),
  meaning('shanghai', { zh: '上海', en: 'Shanghai' }, ['上海', '上海市', 'shanghai']),
  meaning('guangzhou', { zh: '广州', en: 'Guangzhou' }, ['广州', '广州市', 'guangzhou', 'canton']),
  meaning('shenzhen', { zh: '深圳', en: 'Shenzhen' }, ['深圳', '深圳市', 'shenzhen']),
  meaning('chengdu', { zh: '成都', en: 'Chengdu' }, ['成都', '成都市', 'chengdu']),
  meaning('chongqing', { zh: '重庆', en: 'Chongqing' }, ['重庆', '重庆市', 'chongqing']),
  meaning('hangzhou', { zh: '杭州', en: 'Hangzhou' }, ['杭州', '杭州市', 'hangzhou']),
  meaning('nanjing', { zh: '南京', en: 'Nanjing' }, ['南京', '南京市', 'nanjing']),
  meaning('suzhou', { zh: '苏州', en: 'Suzhou' }, ['苏州', '苏州市', 'suzhou']),
  meaning('wuhan', { zh: '武汉', en: 'Wuhan' }, ['武汉', '武汉市', 'wuhan']),
  meaning('xian', { zh: '西安', en: "Xi'an" }, ['西安', '西安市', 'xian', "xi'an"]),
  meaning('tianjin', { zh: '天津', en: 'Tianjin' }, ['天津', '天津市', 'tianjin']),
  meaning('qingdao', { zh: '青岛', en: 'Qingdao' }, ['青岛', '青岛市', 'qingdao']),
  meaning('dalian', { zh: '大连', en: 'Dalian' }, ['大连', '大连市', 'dalian']),
  meaning('shenyang', { zh: '沈阳', en: 'Shenyang' }, ['沈阳', '沈阳市', 'shenyang']),
  meaning('changsha', { zh: '长沙', en: 'Changsha' }, ['长沙', '长沙市', 'changsha']),
  meaning('xiamen', { zh: '厦门', en: 'Xiamen' }, ['厦门', '厦门市', 'xiamen', 'amoy']),
  meaning('ningbo', { zh: '宁波', en: 'Ningbo' }, ['宁波', '宁波市', 'ningbo']),
  meaning('hongkong', { zh: '香港', en: 'Hong Kong' }, [
    '香港',
    '香港特别行政区',
    'hong kong',
    'hongkong',
    'hk',
  ]),
  meaning('macau', { zh: '澳门', en: 'Macau' }, ['澳门', '澳门特别行政区', 'macau', 'macao']),
  meaning('taipei', { zh: '台北', en: 'Taipei' }, ['台北', '台北市', '臺北', 'taipei']),
  meaning('singapore', { zh: '新加坡', en: 'Singapore' }, ['新加坡', 'singapore']),
  meaning('tokyo', { zh: '东京', en: 'Tokyo' }, ['东京', '東京', 'tokyo']),
  meaning('seoul', { zh: '首尔', en: 'Seoul' }, ['首尔', 'seoul']),
  meaning('bangkok', { zh: '曼谷', en: 'Bangkok' }, ['曼谷', 'bangkok']),
  meaning('dubai', { zh: '迪拜', en: 'Dubai' }, ['迪拜', 'dubai']),
  meaning('paris', { zh: '巴黎', en: 'Paris' }, ['巴黎', 'paris']),
  meaning('london', { zh: '伦敦', en: 'London' }, ['伦敦', 'london']),
  meaning('milan', { zh: '米兰', en: 'Milan' }, ['米兰', 'milan', 'milano']),
  meaning('geneva', { zh: '日内瓦', en: 'Geneva' }, ['日内瓦', 'geneva', 'genève']),
  meaning('newyork', { zh: '纽约', en: 'New York' }, ['纽约', 'new york', 'newyork', 'nyc']),
  meaning('losangeles', { zh: '洛杉矶', en: 'Los Angeles' }, ['洛杉矶', 'los angeles']),
  meaning('sydney', { zh: '悉尼', en: 'Sydney' }, ['悉尼', 'sydney']),
];

const byWord = new Map(meanings.flatMap((entry) => entry.words.map((word) => [word, entry] as const)));

/** The meaning of a word of a sheet, where it is one of the well-known ones. */
export function meaningOf(text: string): Meaning | undefined {
  return byWord.get(plainWord(text));
}

/** Words are compared in plain width, lower case, with single spaces. */
export function plainWord(text: string): string {
  return readable(text).toLowerCase().replace(/\s+/g, ' ');
}

/** The same, for words that differ only in how full a place name is: 苏州 and 苏州市. */
export function looseWord(text: string): string {
  const word = plainWord(text);
  return /^[\u4e00-\u9fff]{2,}市$/.test(word) ? word.slice(0, -1) : word;
}

function meaning(id: string, label: Localized, words: readonly string[]): Meaning {
  return { id, label, words };
}
