import { localize } from '@atelier/problem';
import { useLanguage, useText } from '@atelier/ui';
import { Popover } from 'antd';
import { ChevronDown } from 'lucide-react';
import { useCallback, useState, type ReactElement } from 'react';
import styles from './condition.module.css';
import type { FieldChoice } from './field-choices.ts';
import { FieldList } from './field-list.tsx';
import { conditionMessages } from './messages.ts';
import { relatedSubjectOf, subjectOf, type ConditionPlace } from './subject.ts';

export interface FieldPickerProps {
  readonly place: ConditionPlace;
  /** 'owner.name', a variable, or with `isRelated` 'order.customer'. */
  readonly value: string | undefined;
  readonly isRelated?: boolean;
  onChoose(choice: FieldChoice): void;
  /** Which fields make sense here; all unless told. */
  accepts?(choice: FieldChoice): boolean;
  /** Offers "records that point here" for has / has no. */
  readonly offersRelated?: boolean;
  readonly id?: string;
  readonly label?: string;
  readonly invalid?: boolean;
  /** What opens the list, if not a control that shows the chosen field. */
  readonly trigger?: ReactElement;
}

const everyField = () => true;

/** Chooses a field, one behind relations, or a variable, by its label. */
export function FieldPicker(props: FieldPickerProps) {
  const { place, value, onChoose, accepts = everyField, offersRelated = false } = props;
  const say = useText(conditionMessages);
  const [open, setOpen] = useState(false);
  const text = useFieldText(props);
  const choose = useCallback(
    (choice: FieldChoice) => {
      setOpen(false);
      onChoose(choice);
    },
    [onChoose],
  );
  const list = (
    <FieldList
      start={{ ...place, entity: place.scope.entity, path: [], labels: [] }}
      offersRelated={offersRelated}
      current={value}
      accepts={accepts}
      onChoose={choose}
      onClose={() => setOpen(false)}
    />
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      classNames={{ container: styles.pickerPopup ?? '' }}
      content={list}
    >
      {props.trigger ?? (
        <button
          type="button"
          {...(props.id && { id: props.id })}
          className={styles.pickerButton}
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-label={`${props.label ?? say('field')}: ${text ?? say('fieldChoose')}`}
          data-empty={!value}
          data-invalid={props.invalid === true || (value !== undefined && value !== '' && text === undefined)}
        >
          <span className={styles.pickerText}>{text ?? (value ? say('fieldGone') : say('fieldChoose'))}</span>
          <ChevronDown aria-hidden />
        </button>
      )}
    </Popover>
  );
}

/** The labels along the path; undefined where it leads nowhere. */
function useFieldText({ place, value, isRelated }: FieldPickerProps): string | undefined {
  const say = useText(conditionMessages);
  const language = useLanguage();
  if (!value) return undefined;
  if (!isRelated)
    return subjectOf(place, value)
      ?.labels.map((label) => localize(label, language))
      .join(' › ');
  const related = relatedSubjectOf(place, value);
  return (
    related &&
    say('relatedBy', {
      entity: localize(related.entityLabel, language),
      field: localize(related.viaLabel, language),
    })
  );
}
