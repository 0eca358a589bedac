import type { DisplayCatalog } from '@atelier/entity';
import type { FieldServices } from '@atelier/field-kinds/views';
import { localize } from '@atelier/problem';
import type { Filter, GroupCell } from '@atelier/query';

export interface DescribeContext {
  readonly catalog: DisplayCatalog;
  readonly entity: string;
  readonly services: FieldServices;
}

/** `城市：上海` for the records behind one bar of a chart; undefined where no short words will do. */
export function describeFixed(filter: Filter, context: DescribeContext): string | undefined {
  if ('formula' in filter) return filter.formula;
  if (!('cell' in filter)) return undefined;
  const { catalog, entity, services } = context;
  const { cell } = filter;
  const field = catalog.field(entity, cell.field);
  if (!field) return undefined;
  const label = localize(field.label, services.language);
  return services.language === 'zh'
    ? `${label}：${valueText(cell, context)}`
    : `${label}: ${valueText(cell, context)}`;
}

const nothing = { zh: '空', en: 'empty' };

function valueText(cell: GroupCell, { catalog, entity, services }: DescribeContext): string {
  const { value } = cell;
  if (value === null) return nothing[services.language];
  if (cell.bucket) return bucketText(String(value), cell.bucket);
  const field = catalog.field(entity, cell.field);
  if (!field) return String(value);
  const { language, timeZone } = services;
  return catalog
    .kindOf(field)
    .behaviour.formatText(value, field.settings, { language, timeZone, title: services.titleOf });
}

/** A bucket is named by the day on which it begins. */
function bucketText(day: string, bucket: NonNullable<GroupCell['bucket']>): string {
  switch (bucket) {
    case 'year':
      return day.slice(0, 4);
    case 'quarter':
      return `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'month':
      return day.slice(0, 7);
    default:
      return day;
  }
}
