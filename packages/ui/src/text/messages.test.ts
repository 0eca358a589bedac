import { describe, expect, test } from '@jest/globals';
import { defineMessages, speaker } from './messages.ts';

const messages = defineMessages('test', {
  add: { zh: '新建', en: 'New' },
  chosen: { zh: '已选 {count} 条', en: { one: '{count} record', other: '{count} records' } },
  greeting: { zh: '欢迎，{name}', en: 'Welcome, {name}' },
});

describe('a message', () => {
  test('is said in the language that is asked for', () => {
    expect(speaker(messages, 'zh')('add')).toBe('新建');
    expect(speaker(messages, 'en')('add')).toBe('New');
  });

  test('has one form for one thing and another for several', () => {
    const say = speaker(messages, 'en');
    expect(say('chosen', { count: 1 })).toBe('1 record');
    expect(say('chosen', { count: 0 })).toBe('0 records');
    expect(speaker(messages, 'zh')('chosen', { count: 1 })).toBe('已选 1 条');
  });

  test('writes numbers as people do and leaves texts alone', () => {
    expect(speaker(messages, 'en')('chosen', { count: 3042 })).toBe('3,042 records');
    expect(speaker(messages, 'en')('greeting', { name: '2026' })).toBe('Welcome, 2026');
  });

  test('does not take what it is given for slots or markup', () => {
    expect(speaker(messages, 'zh')('greeting', { name: '{count}<b>' })).toBe('欢迎，{count}<b>');
  });
});
