import { conditionOperator, type ConditionRule } from '@atelier/expression';
import { fieldView } from '@atelier/field-kinds/views';
import { useLocalize, useText } from '@atelier/ui';
import { Button, Dropdown } from 'antd';
import { Link2, PenLine, Sigma } from 'lucide-react';
import { useCallback } from 'react';
import { useFieldServices } from '../field-services.tsx';
import { FormulaEditor } from '../formula/formula-editor.tsx';
import styles from './condition.module.css';
import { expectedType, isComparable } from './defaults.ts';
import type { FieldChoice } from './field-choices.ts';
import { FieldPicker } from './field-picker.tsx';
import { conditionMessages } from './messages.ts';
import type { ConditionPlace, Subject } from './subject.ts';

export interface RuleValueProps {
  readonly place: ConditionPlace;
  readonly rule: ConditionRule;
  readonly subject: Subject;
  readonly id: string;
  onChange(rule: ConditionRule): void;
}

/** The other side of a comparison: a value, a field or a formula. */
export function RuleValue(props: RuleValueProps) {
  const { rule } = props;
  const info = conditionOperator(rule.operator);
  if (!info || info.value === 'none' || info.value === 'conditions') return null;
  return (
    <>
      <div className={styles.value}>
        {rule.valueSource === 'field' ? (
          <OtherField {...props} />
        ) : rule.valueSource === 'formula' ? (
          <OtherFormula {...props} />
        ) : (
          <GivenValue {...props} />
        )}
      </div>
      {info.sources && <SourceMenu {...props} />}
    </>
  );
}

function GivenValue({ rule, subject, id, onChange }: RuleValueProps) {
  const services = useFieldServices();
  const { FilterInput } = fieldView(subject.field.kind);
  const change = (value: unknown) => {
    const { value: _, valueSource: __, ...rest } = rule;
    onChange(value === null || value === undefined ? rest : { ...rest, value });
  };
  return (
    <FilterInput
      key={`${rule.field} ${rule.operator}`}
      id={id}
      field={subject.field}
      entity={subject.entity}
      operator={rule.operator}
      value={rule.value}
      onChange={change}
      services={services}
    />
  );
}

function OtherField({ place, rule, subject, id, onChange }: RuleValueProps) {
  const say = useText(conditionMessages);
  const { operator } = rule;
  const accepts = useCallback(
    (choice: FieldChoice) => isComparable(subject, operator, choice),
    [subject, operator],
  );
  return (
    <FieldPicker
      place={place}
      id={id}
      label={say('sourceField')}
      value={typeof rule.value === 'string' ? rule.value : undefined}
      accepts={accepts}
      onChoose={(choice) => onChange({ ...rule, value: choice.path, valueSource: 'field' })}
    />
  );
}

function OtherFormula({ place, rule, subject, id, onChange }: RuleValueProps) {
  const say = useText(conditionMessages);
  const read = useLocalize();
  return (
    <FormulaEditor
      id={id}
      label={`${read(subject.field.label)}: ${say('sourceFormula')}`}
      scope={place.scope}
      expects={expectedType(subject, rule.operator)}
      value={typeof rule.value === 'string' ? rule.value : ''}
      onChange={(value) => onChange({ ...rule, value, valueSource: 'formula' })}
    />
  );
}

const sourceIcons = { value: PenLine, field: Link2, formula: Sigma } as const;

function SourceMenu({ rule, onChange }: RuleValueProps) {
  const say = useText(conditionMessages);
  const source = rule.valueSource ?? 'value';
  const names = {
    value: say('sourceValue'),
    field: say('sourceField'),
    formula: say('sourceFormula'),
  } as const;
  const Picture = sourceIcons[source];
  const choose = (next: 'value' | 'field' | 'formula') => {
    if (next === source) return;
    const { value: _, valueSource: __, ...rest } = rule;
    onChange(next === 'value' ? rest : { ...rest, valueSource: next });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [source],
        items: (['value', 'field', 'formula'] as const).map((key) => {
          const ItemPicture = sourceIcons[key];
          return { key, label: names[key], icon: <ItemPicture aria-hidden />, onClick: () => choose(key) };
        }),
      }}
    >
      <Button
        type="text"
        className={styles.tool ?? ''}
        icon={<Picture aria-hidden />}
        aria-label={`${say('source')}: ${names[source]}`}
      />
    </Dropdown>
  );
}
