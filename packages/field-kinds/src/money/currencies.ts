import type { Localized } from '@atelier/problem';

export interface Currency {
  readonly code: string;
  readonly label: Localized;
  /** How an amount of it is written; unlike the bare sign, it cannot be taken for another currency. */
  readonly sign: string;
}

/** The currencies a money field can have, the likely ones first. */
export const currencies: readonly Currency[] = [
  currency('CNY', '¥', { zh: '人民币', en: 'Chinese yuan' }),
  currency('HKD', 'HK$', { zh: '港元', en: 'Hong Kong dollar' }),
  currency('MOP', 'MOP$', { zh: '澳门元', en: 'Macanese pataca' }),
  currency('TWD', 'NT$', { zh: '新台币', en: 'New Taiwan dollar' }),
  currency('USD', 'US$', { zh: '美元', en: 'US dollar' }),
  currency('EUR', '€', { zh: '欧元', en: 'Euro' }),
  currency('GBP', '£', { zh: '英镑', en: 'Pound sterling' }),
  currency('JPY', 'JP¥', { zh: '日元', en: 'Japanese yen' }),
  currency('KRW', '₩', { zh: '韩元', en: 'South Korean won' }),
  currency('SGD', 'S$', { zh: '新加坡元', en: 'Singapore dollar' }),
  currency('AUD', 'A$', { zh: '澳元', en: 'Australian dollar' }),
  currency('NZD', 'NZ$', { zh: '新西兰元', en: 'New Zealand dollar' }),
  currency('CAD', 'C$', { zh: '加元', en: 'Canadian dollar' }),
  currency('CHF', 'CHF', { zh: '瑞士法郎', en: 'Swiss franc' }),
  currency('THB', '฿', { zh: '泰铢', en: 'Thai baht' }),
  currency('AED', 'AED', { zh: '阿联酋迪拉姆', en: 'UAE dirham' }),
  currency('INR', '₹', { zh: '印度卢比', en: 'Indian rupee' }),
  currency('RUB', '₽', { zh: '俄罗斯卢布', en: 'Russian rouble' }),
];

const signs = new Map(currencies.map(({ code, sign }) => [code, sign]));

/** The sign before an amount; letters get a space: `¥12.00`, `CHF 12.00`. */
export function signOf(code: string): string {
  const sign = signs.get(code) ?? code;
  return /[A-Z]$/.test(sign) ? `${sign} ` : sign;
}

function currency(code: string, sign: string, label: Localized): Currency {
  return { code, sign, label };
}
