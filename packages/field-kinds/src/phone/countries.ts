import type { Localized } from '@atelier/problem';

/** Countries and regions that a field can have by default. Numbers of any other are read by their code. */
export const phoneCountries: readonly { readonly code: string; readonly label: Localized }[] = [
  country('CN', '中国大陆 +86', 'China mainland +86'),
  country('HK', '香港 +852', 'Hong Kong +852'),
  country('MO', '澳门 +853', 'Macau +853'),
  country('TW', '台湾 +886', 'Taiwan +886'),
  country('SG', '新加坡 +65', 'Singapore +65'),
  country('JP', '日本 +81', 'Japan +81'),
  country('KR', '韩国 +82', 'South Korea +82'),
  country('TH', '泰国 +66', 'Thailand +66'),
  country('MY', '马来西亚 +60', 'Malaysia +60'),
  country('US', '美国 +1', 'United States +1'),
  country('CA', '加拿大 +1', 'Canada +1'),
  country('GB', '英国 +44', 'United Kingdom +44'),
  country('FR', '法国 +33', 'France +33'),
  country('DE', '德国 +49', 'Germany +49'),
  country('IT', '意大利 +39', 'Italy +39'),
  country('ES', '西班牙 +34', 'Spain +34'),
  country('CH', '瑞士 +41', 'Switzerland +41'),
  country('AE', '阿联酋 +971', 'United Arab Emirates +971'),
  country('AU', '澳大利亚 +61', 'Australia +61'),
  country('NZ', '新西兰 +64', 'New Zealand +64'),
];

function country(code: string, zh: string, en: string): { code: string; label: Localized } {
  return { code, label: { zh, en } };
}
