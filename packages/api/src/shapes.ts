import Type, { type Static, type TSchema } from 'typebox';

/** Shapes that several rooms of the API share. */

export const LocalizedShape = Type.Object(
  { zh: Type.String({ maxLength: 2000 }), en: Type.String({ maxLength: 2000 }) },
  { additionalProperties: false },
);

export const IdShape = Type.String({ format: 'uuid' });
export const KeyShape = Type.String({ pattern: '^[a-z][a-zA-Z0-9]{0,39}$' });
export const LanguageShape = Type.Union([Type.Literal('zh'), Type.Literal('en')]);

/** JSON that a pure package checks itself, with better messages than a schema could give. */
export function Document<T>(title: string) {
  return Type.Unsafe<T>({ type: 'object', title });
}

export const IssueShape = Type.Object({
  code: Type.String(),
  at: Type.String({ description: 'JSON Pointer into what was sent' }),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  message: Type.String({ description: 'The sentence in the language of the request' }),
  from: Type.Optional(Type.Number()),
  to: Type.Optional(Type.Number()),
});

/** RFC 9457 problem details. */
export const ProblemShape = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  issues: Type.Array(IssueShape),
  traceId: Type.String(),
});

export type ProblemAnswer = Static<typeof ProblemShape>;

export function Page<Row extends TSchema>(row: Row) {
  return Type.Object({
    rows: Type.Array(row),
    next: Type.Optional(Type.String({ description: 'Cursor of the next page; absent on the last' })),
    total: Type.Optional(Type.Integer()),
  });
}

/** Long work: started by one call, watched by `GET /api/jobs/:id`. */
export const JobShape = Type.Object({
  id: IdShape,
  kind: Type.String(),
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('failed'),
  ]),
  /** Steps done and in all; `total` 0 while unknown. */
  done: Type.Integer(),
  total: Type.Integer(),
  result: Type.Optional(Type.Unknown()),
  problem: Type.Optional(ProblemShape),
});
export type Job = Static<typeof JobShape>;
