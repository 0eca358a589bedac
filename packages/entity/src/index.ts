export type { EntityModel, FieldModel, RecordValues, RelationModel } from './model.ts';
export type {
  ColumnSample,
  FieldKind,
  FieldKindBehaviour,
  FieldKindDefinition,
  FieldKindDisplay,
  FieldKinds,
  FieldSettings,
  FieldTraits,
  FormatContext,
  JsonSchema,
  ParseContext,
} from './field-kind.ts';
export { createCatalog, type Catalog, type CatalogInput, type DisplayCatalog } from './catalog.ts';
export { systemFieldKeys, systemFields, userFields, userLabel, userTarget } from './system-fields.ts';
export { scopeOf } from './scope.ts';
export { checkKey, keyPattern, physicalNameLimit } from './key.ts';
export { proposeKey } from './propose-key.ts';
export { columnOf, physicalName, recordSchema, tableOf } from './physical.ts';
export { toDocument, type EntityDocument } from './document.ts';
export { documentSchema } from './document-schema.ts';
export { readDocument } from './read-document.ts';
export { checkEntity, fieldLimit } from './check-entity.ts';
export { checkPattern } from './pattern.ts';
export { checkSettings } from './settings.ts';
export { schemaReason, type SchemaMismatch } from './schema-reason.ts';
export { validateRecord, type ValidateOptions } from './validate.ts';
export { applyDefaults, type DefaultContext } from './defaults.ts';
export { diffEntities, type EntityDiff, type FieldAspect, type FieldDiff } from './diff.ts';
export { planChange, type PlanContext } from './plan.ts';
export type {
  ChangePlan,
  PlanRisk,
  PlanStep,
  PlanStepKind,
  RowEffect,
  RowFailure,
  RowSample,
} from './plan-step.ts';
export { describeEffect, describeStep } from './describe-step.ts';
export { searchableFields, titleOf } from './title.ts';
export { entityMessages } from './messages.ts';
export {
  choice,
  localizedSchema,
  schemaIn,
  setting,
  settingsObject,
  type SettingText,
} from './settings-schema.ts';
