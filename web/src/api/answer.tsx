import { ErrorPanel, Loading, useText } from '@atelier/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { shownProblem } from './api-problem.ts';
import { apiMessages } from './messages.ts';

export interface AnswerProps<T> {
  readonly of: UseQueryResult<T>;
  readonly children: (answer: T) => ReactNode;
  /** Bars of the skeleton. */
  readonly rows?: number;
}

/** Waiting, failed or there: `<Answer of={useCall(listUsers)}>{({ users }) => …}</Answer>` */
export function Answer<T>({ of, children, rows = 6 }: AnswerProps<T>) {
  const say = useText(apiMessages);
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isError) {
    return (
      <ErrorPanel problem={shownProblem(of.error, say('unexpected'))} onRetry={() => void of.refetch()} />
    );
  }
  return <Loading rows={rows} />;
}
