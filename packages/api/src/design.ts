import Type, { type Static, type TSchema } from 'typebox';
import { endpoint, type Permission } from './endpoint.ts';
import { DocumentVersionShape } from './entity.ts';
import { IdShape, IssueShape, KeyShape, LocalizedShape } from './shapes.ts';

/**
 * The routes every kind of design has alike: draft, publish, versions, restore. A room adds what is
 * its own (running a flow, asking a widget).
 */
export interface DesignKind<Model extends TSchema> {
  /** In the path and in summaries: 'flow', 'flows'. */
  readonly one: string;
  readonly many: string;
  readonly model: Model;
  /** Who may design. */
  readonly design: Permission;
  /** Who may list and read what is published. */
  readonly read: Permission;
}

export const DesignEntryShape = Type.Object({
  key: KeyShape,
  label: LocalizedShape,
  description: Type.Optional(LocalizedShape),
  state: Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('changed')]),
  /** Switched off: keeps everything, does nothing. */
  paused: Type.Boolean(),
  publishedVersion: Type.Optional(Type.Integer()),
  updatedAt: Type.String(),
  updatedBy: Type.Optional(IdShape),
});
export type DesignEntry = Static<typeof DesignEntryShape>;

export function designShape<Model extends TSchema>(model: Model) {
  return Type.Object({
    key: KeyShape,
    /** Present while there is something to publish. */
    draft: Type.Optional(model),
    published: Type.Optional(model),
    /** To be sent back with the next change: a stale one is 409. */
    version: Type.Integer(),
    publishedVersion: Type.Optional(Type.Integer()),
    paused: Type.Boolean(),
    updatedAt: Type.String(),
    updatedBy: Type.Optional(IdShape),
    /** What keeps the draft (or else the published version) from being published; empty when nothing does. */
    issues: Type.Array(IssueShape),
  });
}

const byKey = Type.Object({ key: KeyShape });
const atVersion = Type.Object({ version: Type.Integer({ minimum: 0 }) }, { additionalProperties: false });
const byVersion = Type.Object({ key: KeyShape, version: Type.Integer({ minimum: 1 }) });

/** The shared routes of one kind of design. */
export function designEndpoints<Model extends TSchema>(kind: DesignKind<Model>) {
  return { ...draftEndpoints(kind), ...liveEndpoints(kind), ...versionEndpoints(kind) };
}

function baseOf<Model extends TSchema>(kind: DesignKind<Model>) {
  return {
    base: { tag: kind.many, can: kind.design } as const,
    root: `/api/${kind.many}` as const,
    Design: designShape(kind.model),
  };
}

function draftEndpoints<Model extends TSchema>(kind: DesignKind<Model>) {
  const { base, root, Design } = baseOf(kind);
  return {
    list: endpoint({
      ...base,
      can: kind.read,
      method: 'GET',
      path: root,
      summary: `Every ${kind.one}; those who may not design see what is published`,
      answer: Type.Object({ entries: Type.Array(DesignEntryShape) }),
    }),
    read: endpoint({
      ...base,
      can: kind.read,
      method: 'GET',
      path: `${root}/:key`,
      summary: `One ${kind.one}; the draft only for those who may design`,
      params: byKey,
      answer: Design,
    }),
    create: endpoint({
      ...base,
      method: 'POST',
      path: root,
      summary: `Begin a new ${kind.one} as a draft`,
      body: Type.Object({ model: kind.model }, { additionalProperties: false }),
      answer: Design,
      status: 201,
    }),
    save: endpoint({
      ...base,
      method: 'PUT',
      path: `${root}/:key`,
      summary: `Save the draft of a ${kind.one}; a draft may be unfinished`,
      params: byKey,
      body: Type.Object(
        { model: kind.model, version: Type.Integer({ minimum: 0 }) },
        { additionalProperties: false },
      ),
      answer: Design,
    }),
    discard: endpoint({
      ...base,
      method: 'POST',
      path: `${root}/:key/discard`,
      summary: 'Throw the draft away; what was never published is gone',
      params: byKey,
      body: atVersion,
      answer: Type.Object({ design: Type.Optional(Design) }),
    }),
  };
}

function liveEndpoints<Model extends TSchema>(kind: DesignKind<Model>) {
  const { base, root, Design } = baseOf(kind);
  return {
    publish: endpoint({
      ...base,
      method: 'POST',
      path: `${root}/:key/publish`,
      summary: 'Make the draft live, or refuse and say what is wrong',
      params: byKey,
      body: Type.Object(
        { version: Type.Integer({ minimum: 0 }), note: Type.Optional(Type.String({ maxLength: 500 })) },
        { additionalProperties: false },
      ),
      answer: Design,
    }),
    pause: endpoint({
      ...base,
      method: 'PUT',
      path: `${root}/:key/paused`,
      summary: 'Switch off or on again without changing anything else',
      params: byKey,
      body: Type.Object(
        { paused: Type.Boolean(), version: Type.Integer({ minimum: 0 }) },
        { additionalProperties: false },
      ),
      answer: Design,
    }),
  };
}

function versionEndpoints<Model extends TSchema>(kind: DesignKind<Model>) {
  const { base, root, Design } = baseOf(kind);
  return {
    versions: endpoint({
      ...base,
      method: 'GET',
      path: `${root}/:key/versions`,
      summary: 'Published versions, newest first',
      params: byKey,
      answer: Type.Object({ versions: Type.Array(DocumentVersionShape) }),
    }),
    readVersion: endpoint({
      ...base,
      method: 'GET',
      path: `${root}/:key/versions/:version`,
      summary: 'As it was published once',
      params: byVersion,
      answer: Type.Object({ model: kind.model }),
    }),
    restore: endpoint({
      ...base,
      method: 'POST',
      path: `${root}/:key/versions/:version/restore`,
      summary: 'Make an earlier version the draft',
      params: byVersion,
      body: atVersion,
      answer: Design,
    }),
  };
}

/** The shared routes of any kind of design, for code that serves or calls them all alike. */
export type DesignEndpoints = ReturnType<typeof designEndpoints<TSchema>>;
