import type { EntityModel, FieldModel } from '@atelier/entity';
import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Document, IdShape, IssueShape, JobShape, KeyShape, LocalizedShape } from './shapes.ts';

/** Entities: what the workspace consists of, for everyone; their design, for designers. */

const RecordActionShape = Type.Union([
  Type.Literal('create'),
  Type.Literal('read'),
  Type.Literal('update'),
  Type.Literal('delete'),
  Type.Literal('export'),
  Type.Literal('import'),
]);

const FieldRightShape = Type.Union([
  Type.Literal('none'),
  Type.Literal('mask'),
  Type.Literal('read'),
  Type.Literal('write'),
]);

/** What the viewer may do with an entity at all; single rows may allow less. */
export const EntityRightsShape = Type.Object({
  actions: Type.Array(RecordActionShape),
  /** Best right per field over all rows; fields with none are not in the model. */
  fields: Type.Record(Type.String(), FieldRightShape),
});
export type EntityRights = Static<typeof EntityRightsShape>;

export const EntityEntryShape = Type.Object({
  /** Published, without the fields that this viewer has no right on. System fields are not in it. */
  model: Document<EntityModel>('Entity'),
  rights: EntityRightsShape,
  /** Hidden entities keep their records and stay out of menus. */
  hidden: Type.Boolean(),
  /** Key of the view with which the list opens, where one was chosen. */
  defaultView: Type.Optional(Type.String()),
});
export type EntityEntry = Static<typeof EntityEntryShape>;

export const listEntities = endpoint({
  method: 'GET',
  path: '/api/entities',
  tag: 'entities',
  summary: 'Every entity that the viewer has a right on, with those rights',
  can: 'session',
  answer: Type.Object({
    /** Rises with every publish; a client that sees a new one reads the list again. */
    version: Type.Integer(),
    entities: Type.Array(EntityEntryShape),
  }),
});

const byEntity = Type.Object({ entity: KeyShape });

export const EntityDesignShape = Type.Object({
  key: KeyShape,
  /** Present while there is something to publish. */
  draft: Type.Optional(Document<EntityModel>('Entity')),
  published: Type.Optional(Document<EntityModel>('Entity')),
  /** To be sent back with the next save, publish or discard: a stale one is 409. */
  version: Type.Integer(),
  publishedVersion: Type.Optional(Type.Integer()),
  hidden: Type.Boolean(),
  /** Dropped fields whose values are still kept; adding a field of the same key brings them back. */
  keptFields: Type.Array(Document<FieldModel>('Field')),
  rows: Type.Integer(),
  updatedAt: Type.String(),
  updatedBy: Type.Optional(IdShape),
});
export type EntityDesign = Static<typeof EntityDesignShape>;

export const EntityDesignEntryShape = Type.Object({
  key: KeyShape,
  label: LocalizedShape,
  icon: Type.Optional(Type.String()),
  color: Type.Optional(Type.String()),
  state: Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('changed')]),
  hidden: Type.Boolean(),
  fields: Type.Integer(),
  rows: Type.Integer(),
  updatedAt: Type.String(),
  updatedBy: Type.Optional(IdShape),
});
export type EntityDesignEntry = Static<typeof EntityDesignEntryShape>;

export const listEntityDesigns = endpoint({
  method: 'GET',
  path: '/api/entity-designs',
  tag: 'entities',
  summary: 'Every entity with the state of its design',
  can: 'entity:design',
  answer: Type.Object({ entities: Type.Array(EntityDesignEntryShape) }),
});

export const readEntityDesign = endpoint({
  method: 'GET',
  path: '/api/entities/:entity',
  tag: 'entities',
  summary: 'Draft and published model of one entity',
  can: 'entity:design',
  params: byEntity,
  answer: EntityDesignShape,
});

export const createEntity = endpoint({
  method: 'POST',
  path: '/api/entities',
  tag: 'entities',
  summary: 'Begin a new entity as a draft; nothing exists for others until it is published',
  can: 'entity:design',
  body: Type.Object({ model: Document<EntityModel>('Entity') }, { additionalProperties: false }),
  answer: EntityDesignShape,
  status: 201,
});

export const saveEntityDraft = endpoint({
  method: 'PUT',
  path: '/api/entities/:entity',
  tag: 'entities',
  summary: 'Save the draft of an entity',
  can: 'entity:design',
  params: byEntity,
  body: Type.Object(
    { model: Document<EntityModel>('Entity'), version: Type.Integer({ minimum: 0 }) },
    { additionalProperties: false },
  ),
  answer: EntityDesignShape,
});

const atVersion = Type.Object({ version: Type.Integer({ minimum: 0 }) }, { additionalProperties: false });

export const discardEntityDraft = endpoint({
  method: 'POST',
  path: '/api/entities/:entity/discard',
  tag: 'entities',
  summary: 'Throw the draft away; an entity that was never published is gone',
  can: 'entity:design',
  params: byEntity,
  body: atVersion,
  answer: Type.Object({ design: Type.Optional(EntityDesignShape) }),
});

export const PlanSampleShape = Type.Object({
  id: IdShape,
  title: Type.String(),
  before: Type.String(),
  after: Type.String(),
});

export const PlanFailureShape = Type.Object({
  id: IdShape,
  title: Type.String(),
  value: Type.String(),
  reason: LocalizedShape,
});

/** One thing that a publish will do, and what it means for the rows that are there. */
export const PlanStepShape = Type.Object({
  kind: Type.String({
    description: 'create-entity, add-field, drop-field, change-kind, …: see PlanStepKind',
  }),
  field: Type.Optional(Type.String()),
  /** The sentence that a person reads, and what the step means for rows (empty: nothing to say). */
  text: LocalizedShape,
  effectText: LocalizedShape,
  effect: Type.Union([Type.Literal('none'), Type.Literal('changes'), Type.Literal('refused')]),
  /** Rows whose stored value is touched; rows that cannot follow. */
  changing: Type.Integer(),
  failing: Type.Integer(),
  samples: Type.Array(PlanSampleShape),
  failures: Type.Array(PlanFailureShape),
});
export type PlanStep = Static<typeof PlanStepShape>;

/** Something else in the workspace that mentions a changed field. */
export const DependentShape = Type.Object({
  kind: Type.Union([
    Type.Literal('entity'),
    Type.Literal('view'),
    Type.Literal('flow'),
    Type.Literal('dashboard'),
    Type.Literal('role'),
  ]),
  key: Type.String(),
  label: LocalizedShape,
  fields: Type.Array(Type.String()),
  /** It will stop working, as opposed to: it should be looked at. */
  breaks: Type.Boolean(),
});
export type Dependent = Static<typeof DependentShape>;

export const EntityPlanShape = Type.Object({
  /** Version of the draft that was planned; publish with the same one. */
  version: Type.Integer(),
  rows: Type.Integer(),
  steps: Type.Array(PlanStepShape),
  dependents: Type.Array(DependentShape),
  /** Why it cannot be published; empty when it can. */
  issues: Type.Array(IssueShape),
  publishable: Type.Boolean(),
});
export type EntityPlan = Static<typeof EntityPlanShape>;

export const planEntity = endpoint({
  method: 'POST',
  path: '/api/entities/:entity/plan',
  tag: 'entities',
  summary: 'What publishing the draft will do to real rows and to what depends on them; changes nothing',
  can: 'entity:design',
  params: byEntity,
  answer: EntityPlanShape,
});

export const publishEntity = endpoint({
  method: 'POST',
  path: '/api/entities/:entity/publish',
  tag: 'entities',
  summary: 'Make the draft live, table and all, or refuse and say which rows stand against it',
  can: 'entity:design',
  params: byEntity,
  body: Type.Object(
    { version: Type.Integer({ minimum: 0 }), note: Type.Optional(Type.String({ maxLength: 500 })) },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    design: EntityDesignShape,
    /** Work that goes on after the answer (search index of many rows), to be watched. */
    job: Type.Optional(JobShape),
  }),
});

export const DocumentVersionShape = Type.Object({
  version: Type.Integer(),
  at: Type.String(),
  by: Type.Optional(IdShape),
  byName: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
});
export type DocumentVersion = Static<typeof DocumentVersionShape>;

export const listEntityVersions = endpoint({
  method: 'GET',
  path: '/api/entities/:entity/versions',
  tag: 'entities',
  summary: 'Published versions of an entity, newest first',
  can: 'entity:design',
  params: byEntity,
  answer: Type.Object({ versions: Type.Array(DocumentVersionShape) }),
});

const byEntityVersion = Type.Object({ entity: KeyShape, version: Type.Integer({ minimum: 1 }) });

export const readEntityVersion = endpoint({
  method: 'GET',
  path: '/api/entities/:entity/versions/:version',
  tag: 'entities',
  summary: 'An entity as it was published once',
  can: 'entity:design',
  params: byEntityVersion,
  answer: Type.Object({ model: Document<EntityModel>('Entity') }),
});

export const restoreEntityVersion = endpoint({
  method: 'POST',
  path: '/api/entities/:entity/versions/:version/restore',
  tag: 'entities',
  summary: 'Take an old version as the draft; publishing it is a step of its own, with a plan',
  can: 'entity:design',
  params: byEntityVersion,
  body: atVersion,
  answer: EntityDesignShape,
});

export const hideEntity = endpoint({
  method: 'PUT',
  path: '/api/entities/:entity/hidden',
  tag: 'entities',
  summary: 'Take an entity out of menus, or bring it back; records are kept',
  can: 'entity:design',
  params: byEntity,
  body: Type.Object({ hidden: Type.Boolean() }, { additionalProperties: false }),
  answer: EntityDesignShape,
});

export const readEntitySchema = endpoint({
  method: 'GET',
  path: '/api/entities/:entity/schema',
  tag: 'entities',
  summary: 'The published entity as a JSON Schema document, as far as the viewer may see it',
  can: 'session',
  params: byEntity,
  answer: Document<Readonly<Record<string, unknown>>>('JSON Schema'),
});
