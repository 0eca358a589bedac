import { entityMessages } from '@atelier/entity';
import { expressionMessages } from '@atelier/expression';
import { fieldKindMessages } from '@atelier/field-kinds';
import { Global, Inject, Module } from '@nestjs/common';
import { Texts } from '../platform/text/texts.ts';
import { DefaultViews } from './default-views.ts';
import { EntityDesigner } from './entity-designer.ts';
import { entityProblems } from './entity-problems.ts';
import { EntityPublisher } from './entity-publisher.ts';
import { EntityStore } from './entity-store.ts';
import { EntityController } from './entity.controller.ts';
import { Policies } from './policies.ts';
import { RoleDependents } from './role-dependents.ts';

@Global()
@Module({
  controllers: [EntityController],
  providers: [EntityStore, EntityPublisher, EntityDesigner, Policies, DefaultViews, RoleDependents],
  exports: [EntityStore, EntityPublisher, EntityDesigner, Policies, DefaultViews],
})
export class EntityModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(entityMessages, fieldKindMessages, expressionMessages, entityProblems);
  }
}
