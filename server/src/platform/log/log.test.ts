import { Problem } from '@atelier/problem';
import { Log } from './log.ts';
import { createLogger } from './logger.ts';

function capture(): { log: Log; lines: () => Record<string, unknown>[]; text: () => string } {
  let text = '';
  const logger = createLogger({ write: (line: string) => void (text += line) });
  return {
    log: new Log(logger),
    text: () => text,
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

test('a line has a time, a level and its facts', () => {
  const { log, lines } = capture();
  log.request({ requestId: 'r1', method: 'POST', route: '/api/x', status: 201 });
  expect(lines()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      requestId: 'r1',
      method: 'POST',
      route: '/api/x',
      status: 201,
      msg: 'request',
    },
  ]);
});

test('a line break in a value does not make a second line', () => {
  const { log, lines } = capture();
  log.info('told', { name: 'x\r\n{"level":"error","msg":"forged"}', other: 'y\nz' });
  expect(lines()).toHaveLength(1);
});

test('secrets do not reach the log under their usual names', () => {
  const { log, text } = capture();
  log.info('told', {
    password: 'hunter2',
    token: 'tok-1',
    cookie: 'atelier=abc',
    authorization: 'Bearer xyz',
    key: 'atelier_k',
  });
  expect(text()).not.toMatch(/hunter2|tok-1|abc|xyz|atelier_k/);
});

test('an error of the database tells where, but not what people wrote', () => {
  const { log, text } = capture();
  const error = Object.assign(new Error('invalid input syntax for type integer: "13812345678"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (phone)=(13812345678) already exists.',
    parameters: ['13812345678'],
    where: 'unnamed portal parameter $1 = 13812345678',
  });
  log.error('failed', error);
  log.problem(new Problem('bug', 'bug', { cause: error }));
  expect(text()).toContain('22P02');
  expect(text()).not.toContain('13812345678');
});

test('who has to act decides how loud a problem is', () => {
  const { log, lines } = capture();
  log.problem(new Problem('request.invalid', 'invalid', { details: { value: 'private' } }));
  log.problem(new Problem('database.unavailable', 'unavailable'));
  log.problem(new Problem('bug', 'bug'));
  expect(lines().map(({ level, code }) => [level, code])).toEqual([
    ['info', 'request.invalid'],
    ['warn', 'database.unavailable'],
    ['error', 'bug'],
  ]);
  expect(JSON.stringify(lines())).not.toContain('private');
});
