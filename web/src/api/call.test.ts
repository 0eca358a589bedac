/**
 * @jest-environment jsdom
 */
import { findChoices, revokeSession, signIn } from '@atelier/api';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { ApiProblem, issueAt, remainingProblem } from './api-problem.ts';
import { addressOf, call, onSignedOut } from './call.ts';
import { fileNameOf } from './files.ts';

function answerWith(status: number, body: string): jest.Mock<typeof fetch> {
  // jsdom knows no Response; the client looks at no more than this.
  const answer = {
    ok: status < 400,
    status,
    text: async () => body,
    json: async (): Promise<unknown> => JSON.parse(body),
  };
  const answering = jest.fn<typeof fetch>();
  answering.mockResolvedValue(Object.assign(Object.create(null), answer));
  globalThis.fetch = answering;
  return answering;
}

const attempt = { body: { email: 'a@b.test', password: 'secret' } };

const known = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = known;
});

const problem = {
  type: 'urn:atelier:problem:request.invalid',
  title: '请检查标出的内容',
  status: 400,
  code: 'request.invalid',
  issues: [{ code: 'too-short', at: '/body/email', message: '请填写邮箱' }],
  traceId: 't-1',
};

describe('a call', () => {
  test('puts parameters into the path and what is given into the search', async () => {
    const answering = answerWith(200, '{"choices":[]}');
    await call(findChoices, { params: { target: 'customer' }, search: { text: '王 & co', ids: undefined } });
    expect(answering.mock.calls[0]?.[0]).toBe('/api/choices/customer?text=%E7%8E%8B+%26+co');
    expect(addressOf(revokeSession, { params: { id: 'a/b' } })).toBe('/api/me/sessions/a%2Fb');
  });

  test('sends its body as JSON, with the cookie of this site only', async () => {
    const answering = answerWith(200, '{"id":"1"}');
    await expect(call(signIn, attempt)).resolves.toEqual({ id: '1' });
    expect(answering.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      body: '{"email":"a@b.test","password":"secret"}',
      credentials: 'same-origin',
    });
  });

  test('that is refused throws the problem with its sentences at their places', async () => {
    answerWith(400, JSON.stringify(problem));
    const error: unknown = await call(signIn, attempt).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(issueAt(error, 'email')).toBe('请填写邮箱');
    expect(remainingProblem(error, '', ['email'])).toBeUndefined();
    expect(remainingProblem(error, '', [])?.title).toBe(problem.title);
  });

  test('that a proxy answers with a page is a failure with a status, not a parsing error', async () => {
    answerWith(502, '<html>Bad gateway</html>');
    const error: unknown = await call(signIn, attempt).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 502, kind: 'unavailable', code: 'client.unreadable' });
  });

  test('after the session has ended tells whoever has to lead to sign-in', async () => {
    const listener = jest.fn();
    const leave = onSignedOut(listener);
    answerWith(401, JSON.stringify({ ...problem, status: 401, code: 'request.sign-in-needed', issues: [] }));
    await expect(call(signIn, attempt)).rejects.toMatchObject({
      kind: 'denied',
    });
    leave();
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

test.each([
  ["attachment; filename*=UTF-8''%E5%AE%A2%E6%88%B7.csv", '客户.csv'],
  ['attachment; filename="list.xlsx"', 'list.xlsx'],
  [null, undefined],
])('the name of a file is read from %s', (header, expected) => {
  expect(fileNameOf(header)).toBe(expected);
});
