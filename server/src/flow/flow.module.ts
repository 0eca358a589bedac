import { flows } from '@atelier/api';
import { expressionMessages } from '@atelier/expression';
import { flowMessages } from '@atelier/flow';
import { Inject, Module } from '@nestjs/common';
import { designController } from '../document/design-controller.ts';
import { EntityModule } from '../entity/entity.module.ts';
import { Texts } from '../platform/text/texts.ts';
import { RecordModule } from '../record/record.module.ts';
import { RecordStore } from '../record/record-store.ts';
import { EffectHandlers } from './effects/effect-handler.ts';
import { LoadEffect } from './effects/load-effect.ts';
import { RecordEffects } from './effects/record-effects.ts';
import { FlowDependents } from './flow-dependents.ts';
import { FlowDesigns } from './flow-designs.ts';
import { flowProblems } from './flow-problems.ts';
import { LiveFlows } from './live-flows.ts';
import { RunCommands } from './run-commands.ts';
import { RunController } from './run.controller.ts';
import { RunEngine } from './run-engine.ts';
import { RunReader } from './run-reader.ts';
import { RunStore } from './run-store.ts';
import { RunWaker } from './run-waker.ts';
import { TriggerConditions } from './trigger-conditions.ts';
import { TriggerListener } from './trigger-listener.ts';

/** Flows: their design, what starts them, and the engine that runs them. */
@Module({
  imports: [EntityModule, RecordModule],
  controllers: [designController(flows, FlowDesigns, 'flow:design'), RunController],
  providers: [
    EffectHandlers,
    FlowDependents,
    FlowDesigns,
    LiveFlows,
    LoadEffect,
    RecordEffects,
    RunCommands,
    RunEngine,
    RunReader,
    RunStore,
    RunWaker,
    TriggerConditions,
    TriggerListener,
  ],
  exports: [EffectHandlers, RunCommands, RunEngine, RunWaker],
})
export class FlowModule {
  constructor(
    @Inject(Texts) texts: Texts,
    @Inject(RecordStore) records: RecordStore,
    @Inject(TriggerListener) listener: TriggerListener,
  ) {
    texts.add(expressionMessages, flowMessages, flowProblems);
    records.addListener(listener);
  }
}
