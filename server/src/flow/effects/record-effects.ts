import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.ts';
import { RecordStore, type WriteContext } from '../../record/record-store.ts';
import { EffectHandlers, type EffectContext } from './effect-handler.ts';

/** Creating and changing records: through the one door, with the rights of the run's identity. */
@Injectable()
export class RecordEffects {
  constructor(@Inject(RecordStore) records: RecordStore, @Inject(EffectHandlers) handlers: EffectHandlers) {
    handlers.register('create-record', async (tx, { entity, values }, context) => {
      const written = await records.create({ entity, values }, writeContext(tx, context));
      return { ok: true, output: { entity, id: written.id } };
    });
    handlers.register('update-record', async (tx, { entity, id, values }, context) => {
      const written = await records.update({ entity, id, values }, writeContext(tx, context));
      return { ok: true, output: { entity, id, version: written.version } };
    });
  }
}

function writeContext(tx: Transaction, { run, viewer }: EffectContext): WriteContext {
  return { tx, viewer, cause: { kind: 'flow', id: run.id } };
}
