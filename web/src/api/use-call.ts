import type { AnswerOf, Endpoint } from '@atelier/api';
import { isProblem } from '@atelier/problem';
import { sayer, toast } from '@atelier/ui';
import {
  QueryClient,
  keepPreviousData,
  useMutation,
  usePrefetchQuery,
  useQuery,
  useQueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { shownProblem } from './api-problem.ts';
import { call, callUntil, type CallArguments, type CallInput } from './call.ts';
import { apiMessages } from './messages.ts';

/** One per page. Only what may pass by itself is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => isProblem(error) && error.kind === 'unavailable' && count < 3,
        refetchOnWindowFocus: true,
      },
    },
  });
}

/** `[tag, 'GET /api/…', input]`: a whole room can be forgotten by its tag. */
export function callKey<E extends Endpoint>(endpoint: E, input?: CallInput<E>): QueryKey {
  const name = `${endpoint.method} ${endpoint.path}`;
  return input === undefined ? [endpoint.tag, name] : [endpoint.tag, name, input];
}

export interface UseCallOptions<E extends Endpoint> {
  readonly enabled?: boolean;
  /** Keep showing the last answer while the next one is on its way. */
  readonly keep?: boolean;
  /** Milliseconds between looks; false for none. May depend on what was answered last. */
  readonly every?: number | false | ((answer: AnswerOf<E> | undefined) => number | false);
  readonly staleTime?: number;
}

/**
 * Reads an endpoint and keeps the answer fresh.
 *
 * @example const views = useCall(listViews, { search: { entity } });
 */
export function useCall<E extends Endpoint>(
  endpoint: E,
  ...[input, options]: Record<never, never> extends CallInput<E>
    ? [input?: CallInput<E>, options?: UseCallOptions<E>]
    : [input: CallInput<E>, options?: UseCallOptions<E>]
): UseQueryResult<AnswerOf<E>> {
  const every = options?.every;
  return useQuery<AnswerOf<E>>({
    queryKey: callKey(endpoint, input),
    queryFn: ({ signal }) => callWith(signal, endpoint, input),
    ...(options?.enabled !== undefined && { enabled: options.enabled }),
    ...(options?.staleTime !== undefined && { staleTime: options.staleTime }),
    ...(options?.keep && { placeholderData: keepPreviousData }),
    ...(every !== undefined && {
      refetchInterval: typeof every === 'function' ? (query) => every(query.state.data) : every,
    }),
  });
}

/** Asks already for what a component further below is going to read with `useCall`. */
export function usePreparedCall<E extends Endpoint>(
  endpoint: E,
  ...[input]: Record<never, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>]
): void {
  usePrefetchQuery({
    queryKey: callKey(endpoint, input),
    queryFn: ({ signal }) => callWith(signal, endpoint, input),
  });
}

function callWith<E extends Endpoint>(signal: AbortSignal, endpoint: E, input: CallInput<E> | undefined) {
  // The argument list was checked where the hook was called; here it only travels on.
  return callUntil(signal, endpoint, ...([input] as CallArguments<E>));
}

export interface UseChangeOptions<E extends Endpoint> {
  /** Tags of endpoints whose answers are no longer true; always also the tag of the endpoint itself. */
  readonly touches?: readonly string[];
  onDone?(answer: AnswerOf<E>, input: CallInput<E>): void;
  /** The caller shows the failure itself. Otherwise a toast says it. */
  readonly quiet?: boolean;
}

/**
 * Writes through an endpoint and lets everything be read again that it may have changed.
 *
 * @example
 * const rename = useChange(updateMe);
 * rename.mutate({ body: { name } });
 */
export function useChange<E extends Endpoint>(
  endpoint: E,
  options: UseChangeOptions<E> = {},
): UseMutationResult<AnswerOf<E>, Error, CallInput<E>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<E>) => call(endpoint, ...([input] as CallArguments<E>)),
    onSuccess: (answer, input) => {
      for (const tag of new Set([endpoint.tag, ...(options.touches ?? [])])) {
        void client.invalidateQueries({ queryKey: [tag] });
      }
      options.onDone?.(answer, input);
    },
    onError: (error) => {
      if (!options.quiet) toastProblem(error);
    },
  });
}

/** Says a failure at the edge of the screen: for actions without a place of their own to show it. */
export function toastProblem(error: unknown): void {
  const shown = shownProblem(error, sayer(apiMessages)('unexpected'));
  const first = shown.issues?.[0]?.message;
  toast.danger(
    first && first !== shown.title
      ? `${shown.title}${shown.title.endsWith('。') ? '' : ' '}${first}`
      : shown.title,
  );
}
