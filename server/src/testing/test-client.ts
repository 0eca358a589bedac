import type { AnswerOf, Endpoint, InputOf, ProblemAnswer } from '@atelier/api';

type Given<E extends Endpoint> = {
  [Part in keyof InputOf<E> as InputOf<E>[Part] extends undefined ? never : Part]: InputOf<E>[Part];
};

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Calls endpoints over real HTTP, as one person or as nobody. */
export class TestClient {
  constructor(
    readonly url: string,
    readonly credentials: Readonly<Record<string, string>> = {},
  ) {}

  /** The answer of a call that succeeds; throws with the problem in its message when it does not. */
  async call<E extends Endpoint>(endpoint: E, input: Given<E>): Promise<AnswerOf<E>> {
    const { status, body } = await this.send<AnswerOf<E>>(endpoint, input);
    if (status >= 400)
      throw new Error(`${endpoint.method} ${endpoint.path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** The problem of a call that is refused; throws when it succeeds. */
  async refused<E extends Endpoint>(endpoint: E, input: Given<E>): Promise<ProblemAnswer> {
    const { status, body } = await this.send<ProblemAnswer>(endpoint, input);
    if (status < 400) throw new Error(`${endpoint.method} ${endpoint.path} was not refused: ${status}`);
    return body;
  }

  /** Any request, also one that no typed client would send. */
  async send<Body>(endpoint: Endpoint, input: object): Promise<Answer<Body>> {
    const { params, search, body } = input as { params?: object; search?: object; body?: unknown };
    const path = endpoint.path.replace(/:(\w+)/g, (_whole, name: string) =>
      encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
    );
    return this.fetch<Body>(endpoint.method, path + searchOf(search), body);
  }

  async fetch<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await this.raw(method, path, {
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text ? JSON.parse(text) : text) as Body,
    };
  }

  /** The response itself, for streams, files and headers. */
  raw(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.url + path, {
      redirect: 'manual',
      ...init,
      method,
      headers: { ...this.credentials, ...(init.headers as Record<string, string> | undefined) },
    });
  }
}

function searchOf(search: object | undefined): string {
  const entries = Object.entries(search ?? {}).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return '';
  return '?' + new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
}
