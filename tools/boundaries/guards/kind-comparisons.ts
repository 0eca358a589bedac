import type { Expression, Node } from 'oxc-parser';
import { packageArrows } from '../arrows.ts';
import type { Finding, Guard } from '../guard.ts';
import { isTestCode, placeOf } from '../place.ts';
import type { Repository } from '../repository.ts';
import type { SourceFile } from '../source-file.ts';
import { nodesOf } from '../walk.ts';

/** A registry of kinds: its package, the package of the model, and how a bearer of a kind is called in code. */
const registries = [
  { folder: 'packages/field-kinds/src', model: 'entity', bearer: /(?:^|[a-z])[Ff]ields?$|^column$/ },
  { folder: 'packages/flow-nodes/src', model: 'flow', bearer: /(?:^|[a-z])[Nn]odes?$/ },
  { folder: 'packages/widgets/src', model: 'report', bearer: /(?:^|[a-z])[Ww]idgets?$/ },
] as const;

interface Kind {
  readonly id: string;
  readonly folder: string;
  readonly model: string;
  readonly bearer: RegExp;
}

export const kindComparisons: Guard = {
  id: 'kind-comparisons',
  rule: 'Outside its folder nobody asks whether something is of one field, node or widget kind: give the kind a trait and ask for that.',
  find: (repository) => {
    const kinds = registries.flatMap((registry) => kindsOf(repository, registry));
    return repository.sources
      .filter(({ path }) => !isTestCode(path))
      .flatMap((file) => comparisons(file, kinds));
  },
};

/** Every folder with a definition is a kind; its id is written there. */
function kindsOf({ sources }: Repository, { folder, model, bearer }: (typeof registries)[number]): Kind[] {
  return sources.flatMap(({ path, text }) => {
    if (!path.startsWith(`${folder}/`) || !path.endsWith('/definition.ts')) return [];
    const id = /\bid:\s*'([^']+)'/.exec(text)?.[1];
    return id === undefined ? [] : [{ id, folder: path.slice(0, -'definition.ts'.length), model, bearer }];
  });
}

function comparisons({ path, program, lineAt }: SourceFile, kinds: readonly Kind[]): Finding[] {
  const about = kinds.filter((kind) => isAbout(path, kind));
  return [...nodesOf(program)].flatMap(questionsOf).flatMap(({ asked, answer, start }) => {
    if (answer.type !== 'Literal') return [];
    const hit = about.find((kind) => kind.id === answer.value && asksForKind(asked, kind));
    return hit ? [{ file: path, line: lineAt(start), detail: `compares with the kind '${hit.id}'` }] : [];
  });
}

interface Question {
  readonly asked: Expression;
  readonly answer: Expression;
  readonly start: number;
}

/** The three ways to ask: `a === 'x'`, `switch (a) { case 'x': }`, `['x', 'y'].includes(a)`. */
function questionsOf(node: Node): Question[] {
  switch (node.type) {
    case 'BinaryExpression': {
      const { left, operator, right, start } = node;
      if (!/^[!=]==?$/.test(operator) || left.type === 'PrivateIdentifier') return [];
      return [
        { asked: left, answer: right, start },
        { asked: right, answer: left, start },
      ];
    }
    case 'SwitchStatement':
      return node.cases.flatMap(({ test, start }) =>
        test ? [{ asked: node.discriminant, answer: test, start }] : [],
      );
    case 'CallExpression': {
      const {
        callee,
        arguments: [asked],
        start,
      } = node;
      if (callee.type !== 'MemberExpression' || callee.computed || callee.property.name !== 'includes')
        return [];
      if (callee.object.type !== 'ArrayExpression' || !asked || asked.type === 'SpreadElement') return [];
      return callee.object.elements.flatMap((answer) =>
        answer && answer.type !== 'SpreadElement' ? [{ asked, answer, start }] : [],
      );
    }
    default:
      return [];
  }
}

/** Outside the kind's own folder, and not in a package below its model, where a node is of another tree. */
function isAbout(path: string, { folder, model }: Kind): boolean {
  if (path.startsWith(folder)) return false;
  const place = placeOf(path);
  return (
    place?.floor !== 'packages' ||
    place.room === model ||
    (packageArrows[place.room]?.includes(model) ?? false)
  );
}

/**
 * `field.kind`, `node.type`, `widget.kind`: by the name of the bearer. Ids that no other vocabulary has
 * (`longText`, `create-task`) are caught on any `.kind`, `.type` or variable of that name; a plain word
 * such as `text` or `end` is also a value type or a token elsewhere.
 */
function asksForKind(asked: Expression, { id, bearer }: Kind): boolean {
  const expression = asked.type === 'ChainExpression' ? asked.expression : asked;
  const own = /[A-Z-]/.test(id) && id !== 'dateTime';
  if (expression.type === 'Identifier')
    return own && /^(?:kind|type|(?:field|node|widget)(?:Kind|Type))(?:Id)?$/.test(expression.name);
  if (
    expression.type !== 'MemberExpression' ||
    expression.computed ||
    expression.property.type !== 'Identifier'
  )
    return false;
  const property = expression.property.name;
  if (property === 'id') return own && /[Kk]ind$|[Dd]efinition$/.test(nameOf(expression.object));
  if (property !== 'kind' && property !== 'type' && property !== 'kindId') return false;
  return own || bearer.test(nameOf(expression.object));
}

/** The last word of what the property is read from: `this.entity.field` → `field`, `fields[0]` → `fields`. */
function nameOf(expression: Expression): string {
  switch (expression.type) {
    case 'Identifier':
      return expression.name;
    case 'MemberExpression':
      return expression.computed ? nameOf(expression.object) : expression.property.name;
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return nameOf(expression.expression);
    default:
      return '';
  }
}
