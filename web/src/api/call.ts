import type { AnswerOf, Endpoint, InputOf, ProblemAnswer } from '@atelier/api';
import { getLanguage, sayer } from '@atelier/ui';
import { ApiProblem } from './api-problem.ts';
import { apiMessages } from './messages.ts';

type Filled<Parts> = { readonly [K in keyof Parts as undefined extends Parts[K] ? never : K]: Parts[K] };
type Given<Parts> = {
  readonly [K in keyof Parts as Record<never, never> extends Parts[K] ? never : K]: Parts[K];
} & {
  readonly [K in keyof Parts as Record<never, never> extends Parts[K] ? K : never]?: Parts[K];
};

/** The parts of a request that an endpoint has; a part whose members are all optional may be left out. */
export type CallInput<E extends Endpoint> = Given<Filled<InputOf<E>>>;

/** Nothing to give: the argument may be left out. */
export type CallArguments<E extends Endpoint> =
  Record<never, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly search?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const say = sayer(apiMessages);
const signedOutListeners = new Set<() => void>();

/** Hears that a call was refused because the session has ended. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** The address of an endpoint with its parameters filled in, for fetch and for links. */
export function addressOf(endpoint: Endpoint, input: LooseInput = {}): string {
  const path = endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.search ?? {})) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/**
 * Calls an endpoint. Throws `ApiProblem` for every answer that is not a success, and for no answer.
 *
 * @example const { entities } = await call(listEntities);
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[input]: CallArguments<E>
): Promise<AnswerOf<E>>;
export async function call(endpoint: Endpoint, input: LooseInput = {}): Promise<unknown> {
  const answer = await send(endpoint, input);
  return answer.status === 204 ? undefined : answer.json();
}

/** Like `call`, and may be given up. */
export async function callUntil<E extends Endpoint>(
  signal: AbortSignal,
  endpoint: E,
  ...[input]: CallArguments<E>
): Promise<AnswerOf<E>>;
export async function callUntil(
  signal: AbortSignal,
  endpoint: Endpoint,
  input: LooseInput = {},
): Promise<unknown> {
  const answer = await send(endpoint, input, signal);
  return answer.status === 204 ? undefined : answer.json();
}

/** The raw answer of a successful call, for files. */
export async function send(endpoint: Endpoint, input: LooseInput, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': getLanguage() };
  if (endpoint.download) headers.Accept = '*/*';
  if (input.body !== undefined) headers['Content-Type'] = 'application/json';
  let answer: Response;
  try {
    answer = await fetch(addressOf(endpoint, input), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw offlineProblem();
  }
  if (!answer.ok) throw refuse(answer.status, await answer.text());
  return answer;
}

/** Turns the body of a failed answer into a problem, and tells the shell when it means "signed out". */
export function refuse(status: number, text: string): ApiProblem {
  const problem = readProblem(status, text);
  if (status === 401) for (const listener of signedOutListeners) listener();
  return problem;
}

export function offlineProblem(): ApiProblem {
  return clientProblem(503, 'client.offline', say('offline'));
}

function readProblem(status: number, text: string): ApiProblem {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isProblemAnswer(parsed)) return new ApiProblem(parsed);
  } catch {
    // Not JSON: a proxy in between has answered. The sentence below says so.
  }
  return clientProblem(status, 'client.unreadable', say('unreadable', { status }));
}

function clientProblem(status: number, code: string, title: string): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title, status, code, issues: [], traceId: '' });
}

function isProblemAnswer(value: unknown): value is ProblemAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'title' in value &&
    'issues' in value &&
    Array.isArray(value.issues)
  );
}
