import { request, type APIRequestContext, type Cookie } from '@playwright/test';
import type { Site } from '../site.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Answer {
  readonly status: number;
  // The body of an answer is whatever the server sent; a test says what it expects of it.
  readonly body: Json;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The API as one person uses it, to prepare what a journey starts from and to see what is behind the screen. */
export class Api {
  private constructor(
    private readonly context: APIRequestContext,
    readonly cookies: Cookie[],
  ) {}

  /** Signs in, after creating the admin and installing the customer table where that has not happened. */
  static async asAdmin(site: Site, admin: Person): Promise<Api> {
    const context = await request.newContext({ baseURL: site.address });
    const welcome = await (await context.get('/api/welcome')).json();
    if (welcome.needsSetup) {
      const data = { ...admin, token: site.token, language: 'zh', timeZone: 'Asia/Shanghai' };
      const made = await context.post('/api/setup', { data });
      if (!made.ok()) throw new Error(`The workspace could not be set up: ${await made.text()}`);
    } else {
      await signIn(context, admin);
    }
    const api = new Api(context, (await context.storageState()).cookies);
    await api.post('/api/packs/customer-table/install', {});
    return api;
  }

  static async as(site: Site, person: Pick<Person, 'email' | 'password'>): Promise<Api> {
    const context = await request.newContext({ baseURL: site.address });
    await signIn(context, person);
    return new Api(context, (await context.storageState()).cookies);
  }

  /** Answers the parsed body; anything but success fails the test with what the server said. */
  async get(path: string): Promise<Json> {
    return succeeded(await this.ask('GET', path), path);
  }

  async post(path: string, data: Json): Promise<Json> {
    return succeeded(await this.ask('POST', path, data), path);
  }

  async put(path: string, data: Json): Promise<Json> {
    return succeeded(await this.ask('PUT', path, data), path);
  }

  /** For what may be refused. */
  async ask(method: string, path: string, data?: Json): Promise<Answer> {
    const response = await this.context.fetch(path, { method, ...(data !== undefined && { data }) });
    const text = await response.text();
    const isJson = /json/.test(response.headers()['content-type'] ?? '');
    return { status: response.status(), body: isJson ? (JSON.parse(text) as Json) : text };
  }
}

async function signIn(
  context: APIRequestContext,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<void> {
  const answer = await context.post('/api/session', { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`);
}

function succeeded({ status, body }: Answer, path: string): Json {
  if (status >= 400) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The value below a path of keys in an answer; a test that looks for what is not there fails here. */
export function at(body: Json, ...path: readonly (string | number)[]): Json {
  let value: Json = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null)
      throw new Error(`There is no ${path.join('.')} in ${JSON.stringify(body)}`);
    const next: Json | undefined = (value as Readonly<Record<string | number, Json>>)[key];
    if (next === undefined) throw new Error(`There is no ${path.join('.')} in ${JSON.stringify(body)}`);
    value = next;
  }
  return value;
}
