import type { DisplayCatalog, FieldModel } from '@atelier/entity';
import type { ConditionGroup, ConditionOperator } from '@atelier/expression';
import { operatorsOf } from '@atelier/field-kinds';
import { fieldView } from '@atelier/field-kinds/views';
import { PopoverButton, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { ChevronDown, X } from 'lucide-react';
import { useFieldServices } from '../../app/field-services.tsx';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';
import { quickRule, withQuickRule } from './split-filter.ts';

/** The operator by which a field is filtered in one touch: the one that takes several values, if it has one. */
export function quickOperator(catalog: DisplayCatalog, field: FieldModel): ConditionOperator | undefined {
  const offered = operatorsOf(catalog.kindOf(field).definition.traits);
  const several = offered.find(
    (one) => one.input === 'list' && (one.operator === 'oneOf' || one.operator === 'hasAny'),
  );
  if (several && !offered.some((one) => one.operator === 'contains')) return several.operator;
  return offered.find(
    (one) => one.operator === 'contains' || one.operator === 'between' || one.operator === 'equal',
  )?.operator;
}

export function isEmptyValue(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.every(isEmptyValue))
  );
}

export interface QuickFilterProps {
  readonly catalog: DisplayCatalog;
  readonly entity: string;
  readonly field: FieldModel;
  readonly group: ConditionGroup;
  onChange(group: ConditionGroup): void;
}

/** One field above the list: what it is filtered by, and a touch to change it. */
export function QuickFilter({ catalog, entity, field, group, onChange }: QuickFilterProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const services = useFieldServices();
  const operator = quickOperator(catalog, field);
  if (!operator) return null;
  const value = quickRule(group, field.key, operator)?.value;
  const set = (next: unknown) =>
    onChange(withQuickRule(group, { field: field.key, operator, value: next }, !isEmptyValue(next)));
  const label = read(field.label);
  const { FilterInput, Cell } = fieldView(field.kind);
  const chosen = Array.isArray(value) ? value : isEmptyValue(value) ? [] : [value];
  return (
    <span className={styles.quick} data-on={chosen.length > 0}>
      <PopoverButton
        content={
          <div className={styles.quickPanel}>
            <label className={styles.panelTitle} htmlFor={`quick-${field.key}`}>
              {say('filterQuick', { field: label })}
            </label>
            <FilterInput
              id={`quick-${field.key}`}
              field={field}
              entity={entity}
              operator={operator}
              value={value}
              onChange={set}
              services={services}
            />
          </div>
        }
      >
        <button type="button" className={styles.quickButton}>
          {label}
          {chosen.length === 1 && (
            <span className={styles.quickValue}>
              <Cell
                field={field}
                value={Array.isArray(value) && operator === 'hasAny' ? value : chosen[0]}
                services={services}
                density="list"
              />
            </span>
          )}
          {chosen.length > 1 && <span className={styles.quickCount}>{chosen.length}</span>}
          {chosen.length === 0 && <ChevronDown aria-hidden />}
        </button>
      </PopoverButton>
      {chosen.length > 0 && (
        <Button
          type="text"
          size="small"
          icon={<X aria-hidden />}
          aria-label={`${say('filterClear')} · ${label}`}
          onClick={() => set(null)}
        />
      )}
    </span>
  );
}
