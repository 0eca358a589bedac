import { checkEntity, entityMessages as entityCodes, type Catalog, type EntityModel } from '@atelier/entity';
import { expressionMessages } from '@atelier/expression';
import { fieldKindMessages } from '@atelier/field-kinds';
import { joinCatalogues, localize, textOfCode, type Issue, type Language } from '@atelier/problem';

const codes = joinCatalogues(entityCodes, expressionMessages, fieldKindMessages);

/** Something that keeps the table from being published, and where to put it right. */
export interface DesignProblem {
  readonly issue: Issue;
  readonly text: string;
  /** Index of the field; undefined: the table itself. */
  readonly field: number | undefined;
  /** What follows the field in the pointer: '/label', '/settings/options/0/label'. */
  readonly at: string;
  /** Name of the field or of the table. */
  readonly subject: string;
}

export function problemsOf(
  model: EntityModel,
  catalog: Catalog,
  language: Language,
): readonly DesignProblem[] {
  return checkEntity(model, catalog.kinds, catalog).map((issue) => {
    const [, index, at = ''] = /^\/fields\/(\d+)(.*)$/.exec(issue.at) ?? [];
    const field = index === undefined ? undefined : Number(index);
    const named = field === undefined ? model : model.fields[field];
    return {
      issue,
      text: textOfCode(codes, issue, language),
      field,
      at: field === undefined ? issue.at : at,
      subject: named ? localize(named.label, language) || named.key : '',
    };
  });
}

/** The sentences about one part of what a panel shows. */
export function textAt(problems: readonly DesignProblem[], ...places: readonly string[]): string | undefined {
  const fitting = problems.filter(({ at }) =>
    places.some((place) => at === place || at.startsWith(`${place}/`)),
  );
  return fitting.length > 0 ? [...new Set(fitting.map((problem) => problem.text))].join(' ') : undefined;
}
