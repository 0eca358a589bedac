import type { DisplayCatalog, FieldModel } from '@atelier/entity';
import type { ConditionGroup } from '@atelier/expression';
import type { Filter } from '@atelier/query';
import { Icon, MenuButton, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { ListFilter, X } from 'lucide-react';
import { useFieldServices } from '../../app/field-services.tsx';
import { recordMessages } from '../messages.ts';
import { describeFixed } from './describe-fixed.ts';
import styles from './list.module.css';
import { isEmptyValue, QuickFilter, quickOperator } from './quick-filter.tsx';
import { countRules, joinFilter, quickRule, splitFilter } from './split-filter.ts';

export interface FilterBarProps {
  readonly catalog: DisplayCatalog;
  readonly entity: string;
  readonly filter: Filter | undefined;
  /** Fields to offer without being asked. */
  readonly quickFilters: readonly string[];
  isReadable(field: FieldModel): boolean;
  onChange(filter: Filter | undefined): void;
  onAdd(field: string): void;
  /** Opens the whole tree of conditions. */
  onAdvanced?(): void;
}

/** One chip for each field that is filtered or likely to be, and the way to all other conditions. */
export function FilterBar(props: FilterBarProps) {
  const { catalog, entity, filter, quickFilters, isReadable, onChange, onAdd, onAdvanced } = props;
  const say = useText(recordMessages);
  const read = useLocalize();
  const { group, fixed } = splitFilter(filter);
  const fields = catalog
    .fields(entity)
    .filter(
      (field) =>
        isReadable(field) &&
        !['id', 'version', 'deletedAt'].includes(field.key) &&
        quickOperator(catalog, field),
    );
  const shown = chips({ catalog, group, fields, keys: quickFilters });
  const others = countRules(group) - shown.filter((chip) => chip.isSet).length;
  const change = (next: ConditionGroup) => onChange(joinFilter({ group: next, fixed }));

  return (
    <>
      <FixedChips {...props} fixed={fixed} group={group} />
      {shown.map(({ field }) => (
        <QuickFilter
          key={field.key}
          catalog={catalog}
          entity={entity}
          field={field}
          group={group}
          onChange={change}
        />
      ))}
      <MenuButton
        placement="bottomLeft"
        {...(styles.fieldMenu && { className: styles.fieldMenu })}
        items={() => [
          ...fields
            .filter((field) => !shown.some((chip) => chip.field === field))
            .map((field) => ({
              key: field.key,
              icon: <Icon name={catalog.kindOf(field).definition.icon} />,
              label: read(field.label),
              onClick: () => onAdd(field.key),
            })),
          ...(onAdvanced
            ? [
                { type: 'divider' as const },
                { key: 'advanced', label: say('filterMore'), onClick: onAdvanced },
              ]
            : []),
        ]}
      >
        <Button type="text" icon={<ListFilter aria-hidden />}>
          {others > 0 ? say('filterCount', { count: others }) : say('filter')}
        </Button>
      </MenuButton>
      {filter !== undefined && (
        <Button type="text" onClick={() => onChange(undefined)}>
          {say('filterClear')}
        </Button>
      )}
    </>
  );
}

interface ChipContext {
  readonly catalog: DisplayCatalog;
  readonly group: ConditionGroup;
  readonly fields: readonly FieldModel[];
  readonly keys: readonly string[];
}

/** Offered fields in their order, then those that the filter mentions in a way a chip can show. */
function chips({
  catalog,
  group,
  fields,
  keys,
}: ChipContext): { readonly field: FieldModel; readonly isSet: boolean }[] {
  const isSet = (field: FieldModel) => {
    const operator = quickOperator(catalog, field);
    return operator !== undefined && !isEmptyValue(quickRule(group, field.key, operator)?.value);
  };
  const offered = keys.flatMap((key) => fields.find((field) => field.key === key) ?? []);
  const mentioned = fields.filter((field) => isSet(field) && !offered.includes(field));
  return [...new Set([...offered, ...mentioned])].map((field) => ({ field, isSet: isSet(field) }));
}

interface FixedChipsProps extends FilterBarProps {
  readonly fixed: readonly Filter[];
  readonly group: ConditionGroup;
}

function FixedChips({ catalog, entity, fixed, group, onChange }: FixedChipsProps) {
  const say = useText(recordMessages);
  const services = useFieldServices();
  return fixed.map((part, index) => {
    const text = describeFixed(part, { catalog, entity, services }) ?? say('filterFixed');
    return (
      <span key={index} className={styles.quick} data-on="true">
        <span className={styles.quickText}>{text}</span>
        <Button
          type="text"
          size="small"
          icon={<X aria-hidden />}
          aria-label={`${say('filterClear')} · ${text}`}
          onClick={() => onChange(joinFilter({ group, fixed: fixed.filter((other) => other !== part) }))}
        />
      </span>
    );
  });
}

/** Fields worth a chip unless the view says which: few values, chosen from a list. */
export function proposedQuickFilters(
  catalog: DisplayCatalog,
  entity: string,
  shown: readonly string[],
): readonly string[] {
  return shown
    .filter((key) => {
      const field = catalog.field(entity, key);
      return field !== undefined && !field.system && catalog.kindOf(field).definition.traits.picked;
    })
    .slice(0, 4);
}
