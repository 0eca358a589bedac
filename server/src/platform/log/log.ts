import type { Problem } from '@atelier/problem';
import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';

/** What every line may carry. Values of records, texts of people and secrets are not among it. */
export interface LogFacts {
  readonly requestId?: string;
  readonly method?: string;
  readonly route?: string | undefined;
  readonly userId?: string;
  readonly runId?: string;
  readonly jobId?: string;
  readonly [fact: string]: string | number | boolean | undefined;
}

/** The structured log. Facts are named ones; there is no way to log a whole object by accident. */
@Injectable()
export class Log {
  constructor(private readonly logger: Logger) {}

  /** One line per answered request. */
  request(facts: LogFacts): void {
    this.logger.info(facts, 'request');
  }

  info(event: string, facts: LogFacts = {}): void {
    this.logger.info(facts, event);
  }

  warn(event: string, facts: LogFacts = {}): void {
    this.logger.warn(facts, event);
  }

  /** Something that a person has to look at. */
  error(event: string, error: unknown, facts: LogFacts = {}): void {
    this.logger.error({ ...facts, err: error }, event);
  }

  /** A refused or failed piece of work; its kind decides how loud it is. */
  problem(problem: Problem, facts: LogFacts = {}): void {
    const line = { ...facts, code: problem.code, kind: problem.kind };
    if (problem.kind === 'bug') this.logger.error({ ...line, err: problem.cause ?? problem }, 'failed');
    else if (problem.kind === 'unavailable') this.logger.warn({ ...line, err: problem.cause }, 'unavailable');
    else this.logger.info(line, 'refused');
  }
}
