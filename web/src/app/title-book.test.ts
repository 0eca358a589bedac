import { describe, expect, jest, test } from '@jest/globals';
import { TitleBook } from './title-book.ts';

type Ask = ConstructorParameters<typeof TitleBook>[0];

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the book of titles', () => {
  test('asks once for everything that one drawing misses, and then tells', async () => {
    const ask = jest.fn<Ask>();
    ask.mockResolvedValue(new Map([['1', '王小明']]));
    const book = new TitleBook(ask);
    const drawAgain = jest.fn();
    book.subscribe(drawAgain);
    expect([book.get('customer', '1'), book.get('customer', '2'), book.get('customer', '1')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await settle();
    expect(ask.mock.calls).toEqual([['customer', ['1', '2']]]);
    expect(drawAgain).toHaveBeenCalledTimes(1);
    expect(book.get('customer', '1')).toBe('王小明');
  });

  test('does not ask for what an answer brought along', async () => {
    const ask = jest.fn<Ask>();
    const book = new TitleBook(ask);
    book.add({ user: { 7: 'Emma' } });
    expect(book.get('user', '7')).toBe('Emma');
    await settle();
    expect(ask).not.toHaveBeenCalled();
  });

  test('lives without a title that cannot be had', async () => {
    const ask = jest.fn<Ask>();
    ask.mockRejectedValue(new Error('offline'));
    const book = new TitleBook(ask);
    expect(book.get('user', '7')).toBeUndefined();
    await settle();
    expect(book.get('user', '7')).toBeUndefined();
  });
});
