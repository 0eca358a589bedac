import type { Localized } from '@atelier/problem';
import { readable } from './characters.ts';

/** Words of sheets that mean one thing. `id` is proposed as the option's value. */
export interface Meaning {
  readonly id: string;
  readonly label: Localized;
  readonly words: readonly string[];
}

const meanings: readonly Meaning[] = [
  meaning('female', '女', 'Female', ['女', '女性', '女士', 'f', 'female', 'woman', 'ms', 'mrs', '小姐']),
  meaning('male', '男', 'Male', ['男', '男性', '先生', 'm', 'male', 'man', 'mr']),
  meaning('unknown', '未知', 'Unknown', ['未知', '不详', '不明', '保密', 'unknown', 'u', 'n.a.']),
  meaning('other', '其他', 'Other', ['其他', '其它', 'other', 'others', 'misc']),
  meaning('beijing', '北京', 'Beijing', ['北京', '北京市', 'beijing', 'peking']),
  meaning('shanghai', '上海', 'Shanghai', ['上海', '上海市', 'shanghai']),
  meaning('guangzhou', '广州', 'Guangzhou', ['广州', '广州市', 'guangzhou', 'canton']),
  meaning('shenzhen', '深圳', 'Shenzhen', ['深圳', '深圳市', 'shenzhen']),
  meaning('chengdu', '成都', 'Chengdu', ['成都', '成都市', 'chengdu']),
  meaning('chongqing', '重庆', 'Chongqing', ['重庆', '重庆市', 'chongqing']),
  meaning('hangzhou', '杭州', 'Hangzhou', ['杭州', '杭州市', 'hangzhou']),
  meaning('nanjing', '南京', 'Nanjing', ['南京', '南京市', 'nanjing']),
  meaning('suzhou', '苏州', 'Suzhou', ['苏州', '苏州市', 'suzhou']),
  meaning('wuhan', '武汉', 'Wuhan', ['武汉', '武汉市', 'wuhan']),
  meaning('xian', '西安', "Xi'an", ['西安', '西安市', 'xian', "xi'an"]),
  meaning('tianjin', '天津', 'Tianjin', ['天津', '天津市', 'tianjin']),
  meaning('qingdao', '青岛', 'Qingdao', ['青岛', '青岛市', 'qingdao']),
  meaning('dalian', '大连', 'Dalian', ['大连', '大连市', 'dalian']),
  meaning('shenyang', '沈阳', 'Shenyang', ['沈阳', '沈阳市', 'shenyang']),
  meaning('changsha', '长沙', 'Changsha', ['长沙', '长沙市', 'changsha']),
  meaning('xiamen', '厦门', 'Xiamen', ['厦门', '厦门市', 'xiamen', 'amoy']),
  meaning('ningbo', '宁波', 'Ningbo', ['宁波', '宁波市', 'ningbo']),
  meaning('hongkong', '香港', 'Hong Kong', ['香港', '香港特别行政区', 'hong kong', 'hongkong', 'hk']),
  meaning('macau', '澳门', 'Macau', ['澳门', '澳门特别行政区', 'macau', 'macao']),
  meaning('taipei', '台北', 'Taipei', ['台北', '台北市', '臺北', 'taipei']),
  meaning('singapore', '新加坡', 'Singapore', ['新加坡', 'singapore']),
  meaning('tokyo', '东京', 'Tokyo', ['东京', '東京', 'tokyo']),
  meaning('seoul', '首尔', 'Seoul', ['首尔', 'seoul']),
  meaning('bangkok', '曼谷', 'Bangkok', ['曼谷', 'bangkok']),
  meaning('dubai', '迪拜', 'Dubai', ['迪拜', 'dubai']),
  meaning('paris', '巴黎', 'Paris', ['巴黎', 'paris']),
  meaning('london', '伦敦', 'London', ['伦敦', 'london']),
  meaning('milan', '米兰', 'Milan', ['米兰', 'milan', 'milano']),
  meaning('geneva', '日内瓦', 'Geneva', ['日内瓦', 'geneva', 'genève']),
  meaning('newyork', '纽约', 'New York', ['纽约', 'new york', 'newyork', 'nyc']),
  meaning('losangeles', '洛杉矶', 'Los Angeles', ['洛杉矶', 'los angeles']),
  meaning('sydney', '悉尼', 'Sydney', ['悉尼', 'sydney']),
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

function meaning(id: string, zh: string, en: string, words: readonly string[]): Meaning {
  return { id, label: { zh, en }, words };
}
