import type { Readable } from 'node:stream';
import { readWholeXml } from './read-xml.ts';

/** Formats that every workbook knows without describing them and that show a date or a time. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** Which cell styles (by index) show a number as a date. A workbook stores dates as numbers of days. */
export async function readDateStyles(bytes: Readable): Promise<ReadonlySet<number>> {
  const customDates = new Set<number>();
  const styles = new Set<number>();
  let inCellFormats = false;
  let index = 0;
  await readWholeXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? ''))
        customDates.add(Number(attributes['numFmtId']));
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const format = Number(attributes['numFmtId']);
        if (builtInDates.has(format) || customDates.has(format)) styles.add(index);
        index += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function isDateFormat(code: string): boolean {
  // Quoted and escaped text, colours and conditions say nothing about the value.
  const plain = code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').toLowerCase();
  return /[ymdhs]/.test(plain) && !/[0#?]/.test(plain.replace(/[.]0+/g, ''));
}

const dayMilliseconds = 86_400_000;

/** `45126` is 2023-07-18. Days are counted from 1899-12-30 (which hides a leap day that never was), or from 1904. */
export function dateText(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial;
  const instant = new Date(Math.round(((days - 25_569) * dayMilliseconds) / 1000) * 1000);
  if (Number.isNaN(instant.getTime()) || days < 0) return String(serial);
  const text = instant.toISOString();
  if (Number.isInteger(serial)) return text.slice(0, 10);
  return days < 1 ? text.slice(11, 19) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
