import type { Endpoint } from '@atelier/api';
import { pointer, under, type Issue } from '@atelier/problem';
import { compileSearch, compileStrict, type Validator } from './validators.ts';
import { requestProblem } from './request-problems.ts';

/** What arrived, in parts. */
export interface RequestParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** An endpoint with its validators; they are made at the first request, because most start-ups need few. */
export class CompiledRoute {
  private validators: { params?: Validator; search?: Validator; body?: Validator } | undefined;

  constructor(readonly endpoint: Endpoint) {}

  /** The validated parts, as a handler receives them; throws with every issue at once. */
  read(request: RequestParts): { params: unknown; search: unknown; body: unknown } {
    const { params, search, body } = (this.validators ??= this.compile());
    const issues: Issue[] = [
      ...(params?.(request.params) ?? []).map((issue) => ({ ...issue, at: '/params' + issue.at })),
      ...(search ? search(request.query) : unexpectedSearch(request.query)),
      ...(body ? body(request.body ?? undefined) : []),
    ];
    if (issues.length > 0) throw requestProblem('request.invalid', { issues });
    return {
      params: params ? request.params : undefined,
      search: search ? request.query : undefined,
      body: body ? request.body : undefined,
    };
  }

  private compile(): { params?: Validator; search?: Validator; body?: Validator } {
    const { params, search, body } = this.endpoint;
    return {
      ...(params ? { params: compileSearch(params) } : {}),
      ...(search ? { search: prefixed('/search', compileSearch(search)) } : {}),
      ...(body ? { body: compileStrict(body) } : {}),
    };
  }
}

function prefixed(prefix: string, validator: Validator): Validator {
  return (value) => under(prefix, validator(value));
}

/** A parameter nobody asked for is a typing error that would be silently without effect. */
function unexpectedSearch(query: unknown): Issue[] {
  return Object.keys((query as Record<string, unknown> | null) ?? {}).map((key) => ({
    code: 'request.unexpected',
    at: '/search' + pointer(key),
  }));
}
