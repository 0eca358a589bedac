import { systemFieldKeys } from '@atelier/entity';
import { expressionLimits, type ValueType } from '@atelier/expression';
import { languages, localize, type Language, type Localized } from '@atelier/problem';
import type { ConditionPlace } from './subject.ts';

/** Something that a condition can be about, as the picker offers it. */
export interface FieldChoice {
  /** 'path': a field or variable; 'related': records that point here ('order.customer'). */
  readonly sort: 'path' | 'related';
  readonly path: string;
  readonly labels: readonly Localized[];
  readonly type: ValueType;
  readonly target?: string;
  readonly icon: string;
}

export type SectionName = 'own' | 'through' | 'related' | 'system' | 'variables';

export interface ChoiceSection {
  readonly name: SectionName;
  readonly choices: readonly FieldChoice[];
}

/** Where the picker stands: at the record, or behind relations. */
export interface PickerPlace extends ConditionPlace {
  readonly entity: string;
  readonly path: readonly string[];
  readonly labels: readonly Localized[];
}

/** Columns that say nothing to a reader of records. */
const technical: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt']);

const typeIcons: Readonly<Record<ValueType, string>> = {
  text: 'text',
  number: 'number',
  boolean: 'check',
  date: 'calendar',
  dateTime: 'calendar-clock',
  list: 'tags',
  record: 'relation',
  user: 'user',
  null: 'shapes',
};

/** What stands directly at a place. */
export function sectionsAt(place: PickerPlace, offersRelated: boolean): readonly ChoiceSection[] {
  const fields = fieldsAt(place);
  const sections: ChoiceSection[] = [
    { name: 'own', choices: fields.filter((choice) => !isSystem(choice)) },
    { name: 'through', choices: fields.filter((choice) => canGoOn(choice)) },
    { name: 'system', choices: fields.filter(isSystem) },
  ];
  if (place.path.length === 0) {
    sections.push({ name: 'variables', choices: variables(place) });
    if (offersRelated) sections.splice(2, 0, { name: 'related', choices: related(place) });
  }
  return sections.filter((section) => section.choices.length > 0);
}

/** Where a relation leads, or undefined if nowhere or too far. */
export function placeBehind(place: PickerPlace, choice: FieldChoice): PickerPlace | undefined {
  if (!choice.target || !canGoOn(choice)) return undefined;
  return { ...place, entity: choice.target, path: choice.path.split('.'), labels: choice.labels };
}

/** Everything within three steps whose name fits, the nearest first. */
export function findChoices(
  place: PickerPlace,
  text: string,
  offersRelated: boolean,
): readonly FieldChoice[] {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s.›>]+/)
    .filter(Boolean);
  const found: FieldChoice[] = offersRelated && place.path.length === 0 ? [...related(place)] : [];
  const visit = (at: PickerPlace, seen: readonly string[]) => {
    const fields = [...fieldsAt(at), ...(at.path.length === 0 ? variables(at) : [])];
    found.push(...fields);
    for (const choice of fields) {
      if (!choice.target || seen.includes(choice.target) || seen.length > 2) continue;
      const behind = placeBehind(at, choice);
      if (behind) visit(behind, [...seen, choice.target]);
    }
  };
  visit(place, [place.entity]);
  const fits = found.filter((choice) => words.every((word) => nameOf(choice).includes(word)));
  return fits.toSorted((a, b) => a.labels.length - b.labels.length).slice(0, 60);
}

function nameOf(choice: FieldChoice): string {
  const names = choice.labels.flatMap((label) => languages.map((language) => label[language]));
  return [...names, choice.path].join(' ').toLowerCase();
}

export function choiceText(choice: FieldChoice, language: Language): string {
  return choice.labels.map((label) => localize(label, language)).join(' › ');
}

function fieldsAt({ scope, catalog, entity, path, labels }: PickerPlace): FieldChoice[] {
  return scope
    .fields(entity)
    .filter((field) => !technical.has(field.key))
    .map((field) => {
      const model = catalog.field(entity, field.key);
      return {
        sort: 'path',
        path: [...path, field.key].join('.'),
        labels: [...labels, field.label],
        type: field.type,
        ...(field.target && { target: field.target }),
        icon: model ? catalog.kindOf(model).definition.icon : typeIcons[field.type],
      };
    });
}

function variables({ scope }: PickerPlace): FieldChoice[] {
  return scope.variables().flatMap((name) => {
    const variable = scope.variable(name);
    if (!variable) return [];
    const { label, type, target } = variable;
    return [
      {
        sort: 'path' as const,
        path: name,
        labels: [label],
        type,
        ...(target && { target }),
        icon: typeIcons[type],
      },
    ];
  });
}

function related({ scope, catalog }: PickerPlace): FieldChoice[] {
  return catalog.relationsTo(scope.entity).flatMap(({ entity, field }) => {
    const entityLabel = scope.entityLabel(entity);
    const via = scope.field(entity, field);
    if (!entityLabel || !via) return [];
    const icon = catalog.entity(entity)?.icon ?? 'list';
    return [
      {
        sort: 'related' as const,
        path: `${entity}.${field}`,
        labels: [entityLabel, via.label],
        type: 'record' as const,
        icon,
      },
    ];
  });
}

function isSystem(choice: FieldChoice): boolean {
  return systemFieldKeys.has(choice.path.split('.').at(-1) ?? '');
}

function canGoOn(choice: FieldChoice): boolean {
  return choice.target !== undefined && choice.path.split('.').length < expressionLimits.pathLength;
}
