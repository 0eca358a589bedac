import { fail, pointer, succeed, type Issue, type Result } from '@atelier/problem';
import { fieldLimit } from './check-entity.ts';
import { documentSchema } from './document-schema.ts';
import type { EntityDocument, FieldKeyword } from './document.ts';
import type { FieldKind, FieldKinds, FieldSettings } from './field-kind.ts';
import { schemaCheck } from './json-schema.ts';
import type { EntityModel, FieldModel } from './model.ts';
import { checkSafeJson } from './safe-json.ts';
import { completeSettings } from './complete-settings.ts';

/**
 * The model that a document describes, with settings brought to the present version of their kinds
 * and completed with defaults; or every issue, with pointers into the document. Only the shape is
 * judged here: whether the entity may be published is what `checkEntity` says.
 */
export function readDocument(document: unknown, kinds: FieldKinds): Result<EntityModel> {
  const unsafe = checkSafeJson(document);
  if (unsafe.length > 0) return fail(...unsafe);
  if (propertyCount(document) > fieldLimit) {
    return fail({ code: 'entity.too-many-fields', at: '/properties', details: { limit: fieldLimit } });
  }
  const shapeless = schemaCheck(documentSchema)(document);
  if (shapeless.length > 0 || !isDocument(document)) return fail(...shapeless);
  const order = document['x-atelier'].order ?? Object.keys(document.properties);
  const issues = [...checkLists(document, order)];
  const fields = order.flatMap((key) => {
    const field = Object.hasOwn(document.properties, key) ? readField(document, key, kinds) : undefined;
    if (field && !field.ok) issues.push(...field.issues);
    return field?.ok ? [field.value] : [];
  });
  return issues.length > 0 ? fail(...issues) : succeed(modelOf(document, fields));
}

function propertyCount(document: unknown): number {
  if (typeof document !== 'object' || document === null || !('properties' in document)) return 0;
  const { properties } = document;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties).length : 0;
}

type FieldProperty = Readonly<Record<string, unknown>> & { readonly 'x-atelier': FieldKeyword };

/** A document as people and packs write it: what is derived may be left out. */
interface ReadableDocument {
  readonly properties: Readonly<Record<string, FieldProperty>>;
  readonly required?: readonly string[];
  readonly 'x-atelier': Omit<EntityDocument['x-atelier'], 'order'> & { readonly order?: readonly string[] };
}

/** Holds after `documentSchema` has found nothing. */
function isDocument(document: unknown): document is ReadableDocument {
  return typeof document === 'object' && document !== null;
}

function checkLists(document: ReadableDocument, order: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  const keys = new Set(Object.keys(document.properties));
  (document.required ?? []).forEach((key, index) => {
    if (!keys.has(key))
      issues.push({ code: 'document.required-unknown', at: pointer('required', index), details: { key } });
  });
  const seen = new Set<string>();
  order.forEach((key, index) => {
    const fits = keys.has(key) && !seen.has(key);
    seen.add(key);
    if (!fits)
      issues.push({
        code: 'document.order-unknown',
        at: pointer('x-atelier', 'order', index),
        details: { key },
      });
  });
  for (const key of keys) {
    if (!seen.has(key))
      issues.push({ code: 'document.order-missing', at: pointer('properties', key), details: { key } });
  }
  return issues;
}

function readField(document: ReadableDocument, key: string, kinds: FieldKinds): Result<FieldModel> {
  const property = document.properties[key];
  if (!property) return fail({ code: 'document.order-unknown', at: '', details: { key } });
  const {
    kind,
    kindVersion,
    settings,
    label,
    help,
    unique,
    sensitivity,
    default: formula,
  } = property['x-atelier'];
  const at = pointer('properties', key, 'x-atelier');
  const present = presentSettings(settings ?? {}, { id: kind, version: kindVersion, kinds, at });
  if (!present.ok) return present;
  const fixed = Object.hasOwn(property, 'default') ? { default: property.default } : {};
  return succeed({
    key,
    label,
    ...(help && { help }),
    kind,
    settings: present.value,
    ...(document.required?.includes(key) && { required: true }),
    ...(unique && { unique }),
    ...(sensitivity && { sensitivity }),
    ...(formula ? { default: formula } : fixed),
  });
}

interface StoredKind {
  readonly id: string;
  readonly version: number | undefined;
  readonly kinds: FieldKinds;
  readonly at: string;
}

/** Settings in the present shape of their kind; those of a kind that is not installed stay as they are. */
function presentSettings(settings: FieldSettings, stored: StoredKind): Result<FieldSettings> {
  if (!stored.kinds.has(stored.id)) return succeed(settings);
  const kind = stored.kinds.get(stored.id);
  const version = stored.version ?? kind.definition.version;
  if (version > kind.definition.version) {
    const details = { kind: stored.id, version };
    return fail({ code: 'document.kind-newer', at: stored.at + pointer('kindVersion'), details });
  }
  try {
    return succeed(completeSettings(migrated(settings, kind, version), kind));
  } catch {
    // Steps are written for settings that were valid in their time; what is sent now may never have been.
    return fail({
      code: 'document.settings-unreadable',
      at: stored.at + pointer('settings'),
      details: { version },
    });
  }
}

function migrated(settings: FieldSettings, kind: FieldKind, version: number): FieldSettings {
  const steps = (kind.definition.migrations ?? [])
    .filter((step) => step.to > version)
    .sort((a, b) => a.to - b.to);
  return steps.reduce((current, step) => step.up(current), settings);
}

function modelOf(document: ReadableDocument, fields: readonly FieldModel[]): EntityModel {
  const { order: _order, ...entity } = document['x-atelier'];
  return { ...entity, fields };
}
