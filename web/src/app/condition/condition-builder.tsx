import type { Catalog } from '@atelier/entity';
import type { ConditionGroup, Scope } from '@atelier/expression';
import type { Issue } from '@atelier/problem';
import { useLanguage, useText } from '@atelier/ui';
import { useMemo } from 'react';
import { useCatalog } from '../catalog.tsx';
import { useFieldServices } from '../field-services.tsx';
import { ConditionGroupEditor } from './condition-group.tsx';
import { RuleIssues } from './condition-rule.tsx';
import { readCondition } from './condition-sentence.ts';
import styles from './condition.module.css';
import { conditionMessages } from './messages.ts';
import { isUnder, nothingAsked } from './tree.ts';

export interface ConditionBuilderProps {
  /** What may be mentioned; its variables are offered too. */
  readonly scope: Scope;
  /** The entity whose records are asked about, `scope.entity`. */
  readonly entity: string;
  readonly value: ConditionGroup | undefined;
  /** Undefined when the last condition is taken away. */
  onChange(value: ConditionGroup | undefined): void;
  /** From a check of the document around it; `at` begins at the condition. */
  readonly issues?: readonly Issue[];
  /** Says also of values that were not filled in yet that they are missing. */
  readonly strict?: boolean;
  /** In a narrow place: closer together, without the sentence. */
  readonly compact?: boolean;
  /** Where the published entities are not the ones to look at. */
  readonly catalog?: Catalog;
  readonly id?: string;
  readonly label?: string;
}

/**
 * Conditions to click together: and, or, not, groups in groups, fields behind relations, related
 * records, comparisons with a value, another field or a formula. Reads itself out in plain words.
 */
export function ConditionBuilder(props: ConditionBuilderProps) {
  const { scope, value, onChange, strict = false, compact = false, issues: given } = props;
  const say = useText(conditionMessages);
  const language = useLanguage();
  const services = useFieldServices();
  const published = useCatalog();
  const catalog = props.catalog ?? published;
  const place = useMemo(() => ({ scope, catalog }), [scope, catalog]);
  const reading = useMemo(
    () => readCondition(value, { scope, language, services }),
    [value, scope, language, services],
  );
  const issues = useMemo(() => {
    const own = reading.issues.filter((issue) => strict || issue.code !== 'condition.value-missing');
    const others = (given ?? []).filter(
      (issue) => !own.some((one) => one.at === issue.at && one.code === issue.code),
    );
    return [...own, ...others];
  }, [reading, strict, given]);
  const isEmpty = !value || value.rules.length === 0;

  return (
    <div
      className={styles.builder}
      data-compact={compact}
      {...(props.id && { id: props.id })}
      role="group"
      aria-label={props.label ?? say('conditions')}
    >
      {isEmpty && <p className={styles.everything}>{say('everything')}</p>}
      <ConditionGroupEditor
        place={place}
        group={value ?? nothingAsked}
        at=""
        depth={1}
        issues={issues}
        onChange={(group) => onChange(group.rules.length === 0 ? undefined : group)}
      />
      <RuleIssues issues={issues.filter((issue) => !isUnder(issue.at, '/rules'))} />
      {!compact && !isEmpty && (
        <p className={styles.sentence} aria-live="polite">
          {reading.sentence}
          {reading.unfinished > 0 && (
            <span className={styles.unfinished}> {say('unfinished', { count: reading.unfinished })}</span>
          )}
        </p>
      )}
    </div>
  );
}
