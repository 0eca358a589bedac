import {
  conditionOperator,
  expressionLimits,
  expressionMessages,
  scopeAt,
  type ConditionGroup,
  type ConditionOperator,
  type ConditionRule,
} from '@atelier/expression';
import { textOfCode, type Issue } from '@atelier/problem';
import { useLanguage, useLocalize, useText } from '@atelier/ui';
import { Select } from 'antd';
import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './condition.module.css';
import { operatorsFor, ruleAbout } from './defaults.ts';
import type { FieldChoice } from './field-choices.ts';
import { FieldPicker } from './field-picker.tsx';
import { conditionMessages } from './messages.ts';
import { RuleValue } from './rule-value.tsx';
import { isRelatedRule, relatedSubjectOf, subjectOf, type ConditionPlace } from './subject.ts';
import { innerGroup, isUnder, withOperator } from './tree.ts';

export interface InnerConditions {
  readonly place: ConditionPlace;
  readonly group: ConditionGroup;
  readonly at: string;
  readonly depth: number;
  onChange(group: ConditionGroup): void;
}

export interface ConditionRuleProps {
  readonly place: ConditionPlace;
  readonly rule: ConditionRule;
  /** Pointer of the rule in the whole tree. */
  readonly at: string;
  readonly depth: number;
  readonly issues: readonly Issue[];
  /** Puts the cursor into the value, once. */
  readonly isNew: boolean;
  readonly menu: ReactNode;
  /** Draws the conditions of a related record; given by the group, which knows how. */
  renderInner(inner: InnerConditions): ReactNode;
  onChange(rule: ConditionRule): void;
  onRemove(): void;
}

/** One condition: a field, a comparison, a value; or related records with conditions of their own. */
export function ConditionRuleEditor(props: ConditionRuleProps) {
  const { place, rule, at, issues, isNew, menu, onChange, onRemove } = props;
  const say = useText(conditionMessages);
  const read = useLocalize();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const isRelated = isRelatedRule(rule);
  const subject = isRelated ? undefined : subjectOf(place, rule.field);
  const related = isRelated ? relatedSubjectOf(place, rule.field) : undefined;
  const name = subject ? read(subject.field.label) : related ? read(related.entityLabel) : rule.field;

  useEffect(() => {
    if (isNew) row.current?.querySelector<HTMLElement>('[data-value] input, [data-value] button')?.focus();
  }, [isNew]);

  const choose = (choice: FieldChoice) => {
    if (choice.path !== rule.field) onChange(ruleAbout(place, choice));
  };
  const operator = (
    <div className={styles.ruleOperator}>
      <OperatorSelect {...props} />
    </div>
  );
  return (
    <div role="group" aria-label={name}>
      <div ref={row} className={styles.rule} data-related={isRelated}>
        {/* "has orders that …" begins with the verb, "total spent is …" with the field. */}
        {isRelated && operator}
        <div className={styles.ruleField}>
          <FieldPicker
            place={place}
            value={rule.field}
            isRelated={isRelated}
            offersRelated
            onChoose={choose}
          />
        </div>
        {!isRelated && operator}
        {subject && (
          <div className={styles.ruleValue} data-value>
            <RuleValue place={place} rule={rule} subject={subject} id={`${id}-value`} onChange={onChange} />
          </div>
        )}
        {related && <span className={styles.ruleWords}>{say('whichMatch')}</span>}
        <div className={styles.ruleTools}>
          {menu}
          <button
            type="button"
            className={styles.iconButton}
            aria-label={say('remove', { field: name })}
            onClick={onRemove}
          >
            <X aria-hidden />
          </button>
        </div>
      </div>
      <RuleIssues issues={issues.filter((issue) => isOwn(issue, at) && !isSaidByEditor(rule, issue, at))} />
      {related && <RelatedConditions {...props} entity={related.entity} />}
    </div>
  );
}

/** For has / has no: what is inside of the value belongs to the inner rules. */
function isOwn(issue: Issue, at: string): boolean {
  return isUnder(issue.at, at) && !isUnder(issue.at, `${at}/value/rules`);
}

/** The formula editor shows its own mistakes, at their place. */
function isSaidByEditor(rule: ConditionRule, issue: Issue, at: string): boolean {
  return rule.valueSource === 'formula' && issue.at === `${at}/value` && !('message' in issue);
}

function RelatedConditions({
  place,
  rule,
  at,
  depth,
  entity,
  renderInner,
  onChange,
}: ConditionRuleProps & { readonly entity: string }) {
  if (depth >= expressionLimits.conditionDepth) return null;
  return renderInner({
    place: { ...place, scope: scopeAt(place.scope, entity) },
    group: innerGroup(rule),
    at: `${at}/value`,
    depth: depth + 1,
    onChange: (group) => {
      const { value: _, ...rest } = rule;
      onChange(group.rules.length > 0 || group.not ? { ...rest, value: group } : rest);
    },
  });
}

function OperatorSelect({ place, rule, onChange }: ConditionRuleProps) {
  const say = useText(conditionMessages);
  const read = useLocalize();
  const subject = isRelatedRule(rule) ? undefined : subjectOf(place, rule.field);
  const offered = subject ? operatorsFor(place, subject) : [];
  const options: { value: ConditionOperator; label: string }[] = isRelatedRule(rule)
    ? [
        { value: 'has', label: say('has') },
        { value: 'hasNo', label: say('hasNo') },
      ]
    : offered.map((one) => ({ value: one.operator, label: read(one.label) }));
  const known = options.some((option) => option.value === rule.operator);
  const present = conditionOperator(rule.operator);
  if (!known && present) options.push({ value: rule.operator, label: read(present.label) });
  return (
    <Select
      aria-label={say('operator')}
      className={styles.fullWidth ?? ''}
      popupMatchSelectWidth={false}
      value={rule.operator}
      options={options}
      onChange={(operator: ConditionOperator) => onChange(withOperator(rule, operator))}
    />
  );
}

export function RuleIssues({ issues }: { readonly issues: readonly Issue[] }) {
  const language = useLanguage();
  if (issues.length === 0) return null;
  return (
    <ul className={styles.issues}>
      {issues.map((issue, index) => (
        <li key={`${issue.at} ${issue.code} ${index}`}>{sentenceOf(issue)}</li>
      ))}
    </ul>
  );

  function sentenceOf(issue: Issue): string {
    // The server sends its sentence along; our own issues are read here.
    return 'message' in issue && typeof issue.message === 'string'
      ? issue.message
      : textOfCode(expressionMessages, issue, language);
  }
}
