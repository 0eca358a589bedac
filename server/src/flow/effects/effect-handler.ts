import type { Effect, EffectAnswer } from '@atelier/flow';
import { bug } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { StoredRun } from '../run-store.ts';

/** What an effect may know of the run that asks for it. */
export interface EffectContext {
  readonly run: StoredRun;
  readonly node: string;
  readonly iteration: number;
  /** Stable over repetitions: run, node and iteration. */
  readonly key: string;
  /** The identity the run acts with. */
  readonly viewer: Viewer;
}

export type EffectKind = Effect['kind'];
export type EffectOf<K extends EffectKind> = Extract<Effect, { kind: K }>;

/** Performs one kind of effect, in the transaction that also keeps the new state of the run. */
export type EffectHandler<K extends EffectKind> = (
  tx: Transaction,
  effect: EffectOf<K>,
  context: EffectContext,
) => Promise<EffectAnswer>;

/** Who performs what. Rooms that own what an effect makes (tasks, notices) register themselves. */
@Injectable()
export class EffectHandlers {
  private readonly handlers: { [K in EffectKind]?: EffectHandler<K> } = {};

  register<K extends EffectKind>(kind: K, handler: EffectHandler<K>): void {
    if (this.handlers[kind]) throw bug(`two handlers for the effect ${kind}`);
    const known: { [P in K]?: EffectHandler<P> } = this.handlers;
    known[kind] = handler;
  }

  perform<K extends EffectKind>(
    tx: Transaction,
    effect: EffectOf<K>,
    context: EffectContext,
  ): Promise<EffectAnswer> {
    const kind: K = effect.kind as K;
    const known: { [P in K]?: EffectHandler<P> } = this.handlers;
    const handler = known[kind];
    if (!handler) throw bug(`nobody performs the effect ${kind}`);
    return handler(tx, effect, context);
  }
}
