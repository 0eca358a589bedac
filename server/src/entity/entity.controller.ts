import {
  createEntity,
  discardEntityDraft,
  hideEntity,
  listEntities,
  listEntityDesigns,
  listEntityVersions,
  planEntity,
  publishEntity,
  readEntityDesign,
  readEntitySchema,
  readEntityVersion,
  restoreEntityVersion,
  saveEntityDraft,
  type AnswerOf,
  type EntityEntry,
  type InputOf,
} from '@atelier/api';
import { toDocument, type EntityModel } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import type { FieldRight, Policy, RecordAction, Viewer } from '@atelier/query';
import { Controller, Inject } from '@nestjs/common';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentViewer } from '../platform/http/viewer.ts';
import { DefaultViews } from './default-views.ts';
import { EntityDesigner } from './entity-designer.ts';
import { entityProblem } from './entity-problems.ts';
import { EntityStore } from './entity-store.ts';
import { Policies } from './policies.ts';

const actions: readonly RecordAction[] = ['create', 'read', 'update', 'delete', 'export', 'import'];

@Controller()
export class EntityController {
  constructor(
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(EntityDesigner) private readonly designer: EntityDesigner,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(DefaultViews) private readonly defaultViews: DefaultViews,
  ) {}

  @Route(listEntities)
  async listAll(@CurrentViewer() viewer: Viewer): Promise<AnswerOf<typeof listEntities>> {
    const catalog = this.entities.catalog();
    const policy = this.policies.of(viewer);
    const views = await this.defaultViews.all();
    const entities = catalog.entities.flatMap((model): EntityEntry[] => {
      const allowed = actions.filter((action) => policy.mayDo(model.key, action));
      if (allowed.length === 0) return [];
      const defaultView = views.get(model.key);
      return [
        {
          model: visibleModel(model, policy),
          rights: { actions: allowed, fields: fieldRights(model, policy) },
          hidden: this.entities.isHidden(model.key),
          ...(defaultView === undefined ? {} : { defaultView }),
        },
      ];
    });
    return { version: catalog.version, entities };
  }

  @Route(readEntitySchema)
  schema(
    @Input() { params }: InputOf<typeof readEntitySchema>,
    @CurrentViewer() viewer: Viewer,
  ): AnswerOf<typeof readEntitySchema> {
    const model = this.entities.catalog().entity(params.entity);
    const policy = this.policies.of(viewer);
    if (!model || !actions.some((action) => policy.mayDo(model.key, action))) {
      throw entityProblem('entity.missing', { details: { entity: params.entity } });
    }
    return { ...toDocument(visibleModel(model, policy), fieldKinds) };
  }

  @Route(listEntityDesigns)
  async designs(): Promise<AnswerOf<typeof listEntityDesigns>> {
    return { entities: await this.designer.list() };
  }

  @Route(readEntityDesign)
  async design(
    @Input() { params }: InputOf<typeof readEntityDesign>,
  ): Promise<AnswerOf<typeof readEntityDesign>> {
    return this.designer.read(params.entity);
  }

  @Route(createEntity)
  async create(
    @Input() { body }: InputOf<typeof createEntity>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof createEntity>> {
    return this.designer.create(body.model, viewer.userId);
  }

  @Route(saveEntityDraft)
  async save(
    @Input() { params, body }: InputOf<typeof saveEntityDraft>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof saveEntityDraft>> {
    return this.designer.save(params.entity, body, viewer.userId);
  }

  @Route(discardEntityDraft)
  async discard(
    @Input() { params, body }: InputOf<typeof discardEntityDraft>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof discardEntityDraft>> {
    const design = await this.designer.discard(params.entity, body.version, viewer.userId);
    return design ? { design } : {};
  }

  @Route(planEntity)
  async plan(
    @Input() { params }: InputOf<typeof planEntity>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof planEntity>> {
    return this.designer.plan(params.entity, viewer.language);
  }

  @Route(publishEntity)
  async publish(
    @Input() { params, body }: InputOf<typeof publishEntity>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof publishEntity>> {
    return this.designer.publish(params.entity, body, viewer);
  }

  @Route(listEntityVersions)
  async versions(
    @Input() { params }: InputOf<typeof listEntityVersions>,
  ): Promise<AnswerOf<typeof listEntityVersions>> {
    return { versions: await this.designer.versions(params.entity) };
  }

  @Route(readEntityVersion)
  async version(
    @Input() { params }: InputOf<typeof readEntityVersion>,
  ): Promise<AnswerOf<typeof readEntityVersion>> {
    return { model: await this.designer.readVersion(params.entity, params.version) };
  }

  @Route(restoreEntityVersion)
  async restore(
    @Input() { params, body }: InputOf<typeof restoreEntityVersion>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof restoreEntityVersion>> {
    const { entity, version } = params;
    return this.designer.restore(entity, { version, expectedVersion: body.version, by: viewer.userId });
  }

  @Route(hideEntity)
  async hide(
    @Input() { params, body }: InputOf<typeof hideEntity>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof hideEntity>> {
    return this.designer.hide(params.entity, body.hidden, viewer.userId);
  }
}

function visibleModel(model: EntityModel, policy: Policy): EntityModel {
  const fields = model.fields.filter(({ key }) => policy.fieldRight(model.key, key) !== 'none');
  const seen = new Set(fields.map(({ key }) => key));
  const { unique, ...rest } = model;
  const keys = unique?.filter((one) => one.every((key) => seen.has(key)));
  return { ...rest, fields, ...(keys && keys.length > 0 ? { unique: keys } : {}) };
}

function fieldRights(model: EntityModel, policy: Policy): Record<string, FieldRight> {
  const rights = model.fields.map(({ key }) => [key, policy.fieldRight(model.key, key)] as const);
  return Object.fromEntries(rights.filter(([, right]) => right !== 'none'));
}
