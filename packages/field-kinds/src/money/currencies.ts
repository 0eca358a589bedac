import type { Localized } from '@atelier/problem';

export interface Currency {
  readonly code: string;
  readonly label: Localized;
  /** How an amount of it is written; unlike the bare sign, it cannot be taken for another currency. */
  readonly sign: string;
}

/** The currencies a money field can have, the likely ones first. */
export const currencies: readonly Currency[] = [
  currency('CNY', '¥', '人民币', 'Chinese yuan'),
  currency('HKD', 'HK$', '港元', 'Hong Kong dollar'),
  currency('MOP', 'MOP$', '澳门元', 'Macanese pataca'),
  currency('TWD', 'NT$', '新台币', 'New Taiwan dollar'),
  currency('USD', 'US$', '美元', 'US dollar'),
  currency('EUR', '€', '欧元', 'Euro'),
  currency('GBP', '£', '英镑', 'Pound sterling'),
  currency('JPY', 'JP¥', '日元', 'Japanese yen'),
  currency('KRW', '₩', '韩元', 'South Korean won'),
  currency('SGD', 'S$', '新加坡元', 'Singapore dollar'),
  currency('AUD', 'A$', '澳元', 'Australian dollar'),
  currency('NZD', 'NZ$', '新西兰元', 'New Zealand dollar'),
  currency('CAD', 'C$', '加元', 'Canadian dollar'),
  currency('CHF', 'CHF', '瑞士法郎', 'Swiss franc'),
  currency('THB', '฿', '泰铢', 'Thai baht'),
  currency('AED', 'AED', '阿联酋迪拉姆', 'UAE dirham'),
  currency('INR', '₹', '印度卢比', 'Indian rupee'),
  currency('RUB', '₽', '俄罗斯卢布', 'Russian rouble'),
];

const signs = new Map(currencies.map(({ code, sign }) => [code, sign]));

/** The sign before an amount; letters get a space: `¥12.00`, `CHF 12.00`. */
export function signOf(code: string): string {
  const sign = signs.get(code) ?? code;
  return /[A-Z]$/.test(sign) ? `${sign} ` : sign;
}

function currency(code: string, sign: string, zh: string, en: string): Currency {
  return { code, sign, label: { zh, en } };
}
