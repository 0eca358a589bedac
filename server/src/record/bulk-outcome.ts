import type { BulkAnswer } from '@atelier/api';
import type { Issue, Language } from '@atelier/problem';
import type { Texts } from '../platform/text/texts.ts';
import type { ChangeCause } from './record-change.ts';

const mostIssues = 1000;

/** What became of each record of a bulk action. */
export class BulkOutcome {
  done = 0;
  private refused = 0;
  private readonly issues: { id: string; issue: Issue }[] = [];

  refuse(id: string, issue: Issue): void {
    this.refused += 1;
    if (this.issues.length < mostIssues) this.issues.push({ id, issue });
  }

  answer(cause: ChangeCause, texts: Texts, language: Language): BulkAnswer {
    return {
      done: this.done,
      refused: this.refused,
      issues: this.issues.map(({ id, issue }) => ({
        id,
        issue: { ...issue, details: { ...issue.details }, message: texts.textOf(issue, language) },
      })),
      cause: { ...cause },
    };
  }
}
