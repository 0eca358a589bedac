import { same, type KindExamples } from '../example.ts';

export const autoNumberExamples: KindExamples = {
  values: [
    same('0001', '0001'),
    same('C0042', 'C0042', { prefix: 'C' }),
    same('HY-123456', 'HY-123456', { prefix: 'HY-' }),
  ],
  normalized: [{ from: ' C0042 ', to: 'C0042' }],
  refused: [
    { value: 42, code: 'auto-number.not-a-number' },
    { value: 'C 42', code: 'auto-number.not-a-number' },
    { value: 'x'.repeat(41), code: 'auto-number.not-a-number' },
  ],
  texts: [
    { text: "'0042", value: '0042' },
    { text: '', value: null },
  ],
  refusedTexts: [{ text: 'C 42', code: 'auto-number.not-a-number' }],
  refusedSettings: [
    { settings: { prefix: 'C 1' }, at: '/prefix' },
    { settings: { digits: 0 }, at: '/digits' },
  ],
};
