import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { IssueShape, KeyShape, LocalizedShape } from './shapes.ts';

/** Packs: installable sets of documents. */

const PackKeyShape = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 });
const byPack = Type.Object({ pack: PackKeyShape });

/** A yes-or-no choice at installation. */
export const PackOptionShape = Type.Object({
  key: KeyShape,
  label: LocalizedShape,
  help: Type.Optional(LocalizedShape),
  default: Type.Boolean(),
});

export const PackEntryShape = Type.Object({
  key: PackKeyShape,
  version: Type.String(),
  title: LocalizedShape,
  description: LocalizedShape,
  options: Type.Array(PackOptionShape),
  /** How many objects of each kind it brings. */
  contents: Type.Record(Type.String(), Type.Integer()),
  installed: Type.Optional(Type.Object({ version: Type.String(), at: Type.String() })),
});
export type PackEntry = Static<typeof PackEntryShape>;

export const listPacks = endpoint({
  method: 'GET',
  path: '/api/packs',
  tag: 'packs',
  summary: 'Packs that can be installed, and those that are',
  can: 'session',
  answer: Type.Object({ packs: Type.Array(PackEntryShape) }),
});

export const PackPlanShape = Type.Object({
  pack: PackKeyShape,
  version: Type.String(),
  objects: Type.Array(
    Type.Object({
      kind: Type.Union([
        Type.Literal('entity'),
        Type.Literal('view'),
        Type.Literal('role'),
        Type.Literal('flow'),
        Type.Literal('dashboard'),
      ]),
      key: Type.String(),
      label: LocalizedShape,
      /** same: already there as the pack has it; extend: gets what it lacks; keep: changed here, left alone. */
      action: Type.Union([
        Type.Literal('create'),
        Type.Literal('extend'),
        Type.Literal('same'),
        Type.Literal('keep'),
        Type.Literal('clash'),
      ]),
      /** Sentences for people: fields that come along, rights a role gives … */
      notes: Type.Array(LocalizedShape),
    }),
  ),
  issues: Type.Array(IssueShape),
  installable: Type.Boolean(),
});
export type PackPlan = Static<typeof PackPlanShape>;

const choices = Type.Object(
  { options: Type.Optional(Type.Record(KeyShape, Type.Boolean())) },
  { additionalProperties: false },
);

export const planPack = endpoint({
  method: 'POST',
  path: '/api/packs/:pack/plan',
  tag: 'packs',
  summary: 'What installing would create, reuse or clash with; changes nothing',
  can: 'pack:install',
  params: byPack,
  body: choices,
  answer: PackPlanShape,
});

export const installPack = endpoint({
  method: 'POST',
  path: '/api/packs/:pack/install',
  tag: 'packs',
  summary: 'Install in one transaction; a second time changes nothing',
  can: 'pack:install',
  params: byPack,
  body: choices,
  answer: PackPlanShape,
});
