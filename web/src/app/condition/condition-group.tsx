import { expressionLimits, isConditionGroup, type ConditionGroup } from '@atelier/expression';
import { pointer, type Issue } from '@atelier/problem';
import { useText } from '@atelier/ui';
import { Button, Dropdown, Select } from 'antd';
import { Ellipsis, ListPlus, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { ConditionRuleEditor } from './condition-rule.tsx';
import styles from './condition.module.css';
import { ruleAbout } from './defaults.ts';
import type { FieldChoice } from './field-choices.ts';
import { FieldPicker } from './field-picker.tsx';
import { conditionMessages } from './messages.ts';
import type { ConditionPlace } from './subject.ts';
import {
  addPart,
  duplicatePart,
  liftPart,
  movePart,
  quantityOf,
  removePart,
  replacePart,
  withQuantity,
  wrapPart,
  type ConditionPart,
  type Quantity,
} from './tree.ts';

export interface ConditionGroupProps {
  readonly place: ConditionPlace;
  readonly group: ConditionGroup;
  readonly at: string;
  readonly depth: number;
  readonly issues: readonly Issue[];
  /** The conditions of a related record: may be empty. */
  readonly isInner?: boolean;
  onChange(group: ConditionGroup): void;
  onRemove?(): void;
  /** Takes a part out, to stand behind this group. */
  onLift?(index: number): void;
}

/** Conditions that belong together, and how. */
export function ConditionGroupEditor(props: ConditionGroupProps) {
  const { place, group, at, depth, issues, onChange } = props;
  const say = useText(conditionMessages);
  const [added, setAdded] = useState<number>();
  const isNested = depth > 1 && !props.isInner;
  const append = (part: ConditionPart) => {
    setAdded(group.rules.length);
    onChange(addPart(group, part));
  };
  const remove = (index: number) => {
    setAdded(undefined);
    if (group.rules.length === 1 && props.onRemove) props.onRemove();
    else onChange(removePart(group, index));
  };
  return (
    <div className={styles.group} data-nested={depth > 1} role="group" aria-label={say('group')}>
      {(group.rules.length > 1 || group.not === true || isNested) && (
        <GroupHead {...props} isNested={isNested} />
      )}
      <ol className={styles.parts}>
        {group.rules.map((part, index) => {
          const change = (next: ConditionPart) => onChange(replacePart(group, index, next));
          const shared = { place, at: at + pointer('rules', index), issues, onRemove: () => remove(index) };
          return (
            <li key={index} className={styles.part}>
              {index > 0 && <span className={styles.joint}>{say(group.combinator)}</span>}
              {isConditionGroup(part) ? (
                <ConditionGroupEditor
                  {...shared}
                  group={part}
                  depth={depth + 1}
                  onChange={change}
                  onLift={(inner) => onChange(liftPart(group, index, inner))}
                />
              ) : (
                <ConditionRuleEditor
                  {...shared}
                  rule={part}
                  depth={depth}
                  isNew={added === index}
                  menu={<PartMenu {...props} index={index} />}
                  renderInner={(inner) => <ConditionGroupEditor {...inner} issues={issues} isInner />}
                  onChange={change}
                />
              )}
            </li>
          );
        })}
      </ol>
      <AddParts place={place} depth={depth} group={group} onAdd={append} />
    </div>
  );
}

function GroupHead({
  group,
  isNested,
  onChange,
  onRemove,
}: ConditionGroupProps & { readonly isNested: boolean }) {
  const say = useText(conditionMessages);
  const quantities: readonly Quantity[] = ['all', 'any', 'notAll', 'none'];
  return (
    <div className={styles.groupHead}>
      <Select
        aria-label={say('quantity')}
        variant="filled"
        popupMatchSelectWidth={false}
        value={quantityOf(group)}
        options={quantities.map((value) => ({ value, label: say(value) }))}
        onChange={(quantity: Quantity) => onChange(withQuantity(group, quantity))}
      />
      <span>{say('these')}</span>
      {isNested && onRemove && (
        <button
          type="button"
          className={styles.iconButton}
          aria-label={say('removeGroup')}
          onClick={onRemove}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  );
}

function PartMenu({
  group,
  depth,
  index,
  onChange,
  onLift,
}: ConditionGroupProps & { readonly index: number }) {
  const say = useText(conditionMessages);
  const items = [
    {
      key: 'up',
      label: say('moveUp'),
      disabled: index === 0,
      onClick: () => onChange(movePart(group, index, -1)),
    },
    {
      key: 'down',
      label: say('moveDown'),
      disabled: index === group.rules.length - 1,
      onClick: () => onChange(movePart(group, index, 1)),
    },
    { key: 'duplicate', label: say('duplicate'), onClick: () => onChange(duplicatePart(group, index)) },
    ...(depth < expressionLimits.conditionDepth && group.rules.length > 1
      ? [{ key: 'wrap', label: say('wrap'), onClick: () => onChange(wrapPart(group, index)) }]
      : []),
    ...(onLift ? [{ key: 'lift', label: say('lift'), onClick: () => onLift(index) }] : []),
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <button type="button" className={styles.iconButton} aria-label={say('more')}>
        <Ellipsis aria-hidden />
      </button>
    </Dropdown>
  );
}

interface AddPartsProps {
  readonly place: ConditionPlace;
  readonly depth: number;
  readonly group: ConditionGroup;
  onAdd(part: ConditionPart): void;
}

/** A group is made with its first rule: an empty one would hold for everything. */
function AddParts({ place, depth, group, onAdd }: AddPartsProps) {
  const say = useText(conditionMessages);
  const combinator = group.combinator === 'and' ? 'or' : 'and';
  const addGroup = (choice: FieldChoice) => onAdd({ combinator, rules: [ruleAbout(place, choice)] });
  return (
    <div className={styles.add}>
      <FieldPicker
        place={place}
        value={undefined}
        offersRelated
        onChoose={(choice) => onAdd(ruleAbout(place, choice))}
        trigger={
          <Button type="text" icon={<Plus aria-hidden />}>
            {say('add')}
          </Button>
        }
      />
      {group.rules.length > 0 && depth < expressionLimits.conditionDepth && (
        <FieldPicker
          place={place}
          value={undefined}
          offersRelated
          onChoose={addGroup}
          trigger={
            <Button type="text" icon={<ListPlus aria-hidden />}>
              {say('addGroup')}
            </Button>
          }
        />
      )}
    </div>
  );
}
