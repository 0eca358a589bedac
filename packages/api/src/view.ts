import type { Filter } from '@atelier/query';
import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { DocumentVersionShape } from './entity.ts';
import { Document, IdShape, KeyShape, LocalizedShape } from './shapes.ts';

/** Saved views: how somebody likes to list the records of an entity. */

export const ViewSortShape = Type.Object(
  {
    field: Type.String({ maxLength: 200 }),
    direction: Type.Union([Type.Literal('ascending'), Type.Literal('descending')]),
    empty: Type.Optional(Type.Union([Type.Literal('first'), Type.Literal('last')])),
  },
  { additionalProperties: false },
);

export const ViewModelShape = Type.Object(
  {
    entity: KeyShape,
    label: LocalizedShape,
    /** Columns in order; `width` in CSS pixels where a person set one. */
    fields: Type.Array(
      Type.Object(
        {
          field: Type.String({ maxLength: 200 }),
          width: Type.Optional(Type.Integer({ minimum: 40, maximum: 2000 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
    /**
     * Fields that are left out on purpose. Where it is given, fields that are in neither list (added to
     * the entity after the view was saved) follow behind the columns; without it, only `fields` are shown.
     */
    hiddenFields: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 500 })),
    filter: Type.Optional(Document<Filter>('Filter')),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    sort: Type.Array(ViewSortShape, { maxItems: 5 }),
    density: Type.Union([Type.Literal('comfortable'), Type.Literal('compact')]),
    /** Fields that may be edited in the list itself; absent: all that the viewer may write. */
    inlineFields: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 })),
    /** Fields offered as quick filters above the list. */
    quickFilters: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 })),
  },
  { additionalProperties: false },
);
export type ViewModel = Static<typeof ViewModelShape>;

export const ViewShape = Type.Object({
  key: KeyShape,
  model: ViewModelShape,
  version: Type.Integer(),
  /** Everyone sees a shared view; a personal one only its owner. */
  shared: Type.Boolean(),
  owner: Type.Optional(IdShape),
  /** The list of the entity opens with it. */
  isDefault: Type.Boolean(),
  /** Whether this viewer may change it. */
  editable: Type.Boolean(),
  /** Fields it names that are gone or out of the viewer's sight; lists leave them out. */
  missingFields: Type.Array(Type.String()),
  updatedAt: Type.String(),
});
export type View = Static<typeof ViewShape>;

export const listViews = endpoint({
  method: 'GET',
  path: '/api/views',
  tag: 'views',
  summary: "The viewer's own and the shared views of an entity",
  can: 'session',
  search: Type.Object({ entity: KeyShape }),
  answer: Type.Object({ views: Type.Array(ViewShape) }),
});

const byKey = Type.Object({ key: KeyShape });

export const createView = endpoint({
  method: 'POST',
  path: '/api/views',
  tag: 'views',
  summary: 'Save a view; sharing it takes the right view:share',
  can: 'session',
  body: Type.Object({ model: ViewModelShape, shared: Type.Boolean() }, { additionalProperties: false }),
  answer: ViewShape,
  status: 201,
});

export const saveView = endpoint({
  method: 'PUT',
  path: '/api/views/:key',
  tag: 'views',
  summary: 'Change a view',
  can: 'session',
  params: byKey,
  body: Type.Object(
    { model: ViewModelShape, shared: Type.Boolean(), version: Type.Integer({ minimum: 0 }) },
    { additionalProperties: false },
  ),
  answer: ViewShape,
});

export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/views/:key',
  tag: 'views',
  summary: 'Remove a view',
  can: 'session',
  params: byKey,
  status: 204,
});

export const chooseDefaultView = endpoint({
  method: 'PUT',
  path: '/api/entities/:entity/default-view',
  tag: 'views',
  summary: 'The shared view with which the list of an entity opens for everyone; null for none',
  can: 'view:share',
  params: Type.Object({ entity: KeyShape }),
  body: Type.Object({ view: Type.Union([KeyShape, Type.Null()]) }, { additionalProperties: false }),
  status: 204,
});

export const listViewVersions = endpoint({
  method: 'GET',
  path: '/api/views/:key/versions',
  tag: 'views',
  summary: 'Earlier states of a view, newest first',
  can: 'session',
  params: byKey,
  answer: Type.Object({ versions: Type.Array(DocumentVersionShape) }),
});

export const restoreViewVersion = endpoint({
  method: 'POST',
  path: '/api/views/:key/versions/:version/restore',
  tag: 'views',
  summary: 'Bring an earlier state of a view back',
  can: 'session',
  params: Type.Object({ key: KeyShape, version: Type.Integer({ minimum: 1 }) }),
  body: Type.Object({ version: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
  answer: ViewShape,
});
