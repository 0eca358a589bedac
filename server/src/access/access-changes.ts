import { Inject, Injectable } from '@nestjs/common';
import { Signals } from '../platform/database/signals.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { accessTopic, Callers } from './callers.ts';

/** Makes a change of users, roles, sessions or keys count from the next request on, in every process. */
@Injectable()
export class AccessChanges {
  constructor(
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Callers) private readonly callers: Callers,
  ) {}

  async announce(tx: Transaction): Promise<void> {
    // The signal comes back to this process a moment later; the answer to the change must not be earlier than it.
    tx.afterCommit(() => this.callers.forget());
    await this.signals.tell(tx, accessTopic);
  }
}
