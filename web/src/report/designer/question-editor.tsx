import { FormField, useLanguage, useLocalize, useText } from '@atelier/ui';
import { scopeOf } from '@atelier/entity';
import type { ConditionGroup } from '@atelier/expression';
import type { Filter } from '@atelier/query';
import {
  mayMeasure,
  measureLabel,
  fieldAt,
  type Dimension,
  type Question,
  type WidgetMeasure,
} from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { Button, InputNumber, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import { useCatalog, useListedEntities } from '../../app/catalog.tsx';
import { ConditionBuilder } from '../../app/condition/condition-builder.tsx';
import type { DesignIssue } from '../../app/design/design-api.ts';
import { reportMessages } from '../messages.ts';
import styles from './designer.module.css';
import { fieldOptions, type FieldOption } from './field-options.ts';

interface QuestionEditorProps {
  readonly kind: string;
  readonly question: Question;
  readonly issues: readonly DesignIssue[];
  readonly issueRoot: string;
  onChange(question: Question): void;
}

/** What a widget asks: of which entity, grouped how, measuring what, over which records. */
export function QuestionEditor({ kind, question, issues, issueRoot, onChange }: QuestionEditorProps) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const language = useLanguage();
  const catalog = useCatalog();
  const entities = useListedEntities();
  const traits = widgetKinds.get(kind)?.definition.traits;
  const options = useMemo(
    () => (question.entity ? fieldOptions(catalog, question.entity, language) : []),
    [catalog, question.entity, language],
  );
  const errorAt = (place: string) => issues.find((issue) => issue.at.startsWith(issueRoot + place))?.message;
  const chooseEntity = (entity: string) =>
    onChange({ entity, dimensions: [], measures: traits?.measures.min ? [{ function: 'count' }] : [] });

  return (
    <>
      <FormField label={say('entity')} error={errorAt('/entity')}>
        {(ids) => (
          <Select
            id={ids.id}
            placeholder={say('chooseEntity')}
            value={question.entity || undefined}
            options={entities.map(({ model }) => ({ value: model.key, label: read(model.label) }))}
            onChange={chooseEntity}
          />
        )}
      </FormField>
      {question.entity && traits && (
        <>
          {traits.records ? (
            <FieldsEditor
              question={question}
              options={options}
              error={errorAt('/fields')}
              onChange={onChange}
            />
          ) : (
            <>
              <Dimensions
                question={question}
                options={options}
                max={traits.dimensions.max}
                isTime={traits.time}
                errorAt={errorAt}
                onChange={onChange}
              />
              <Measures
                question={question}
                options={options}
                max={traits.measures.max}
                errorAt={errorAt}
                onChange={onChange}
              />
            </>
          )}
          <FormField label={say('filter')} error={errorAt('/filter')}>
            {(ids) => (
              <ConditionBuilder
                id={ids.id}
                compact
                scope={scopeOf(catalog, question.entity)}
                entity={question.entity}
                value={conditionOf(question.filter)}
                onChange={(filter) => onChange(withFilter(question, filter))}
              />
            )}
          </FormField>
          {(traits.records || traits.dimensions.max > 0) && (
            <FormField label={say('limit')}>
              {(ids) => (
                <InputNumber
                  id={ids.id}
                  min={1}
                  max={500}
                  precision={0}
                  value={question.limit ?? (traits.records ? 10 : 100)}
                  onChange={(limit) => limit !== null && onChange({ ...question, limit })}
                />
              )}
            </FormField>
          )}
        </>
      )}
    </>
  );
}

/** Only condition trees are edited here; what a formula says stays as it is. */
function conditionOf(filter: Filter | undefined): ConditionGroup | undefined {
  return filter && 'combinator' in filter ? filter : undefined;
}

function withFilter(
  { filter: _former, ...question }: Question,
  filter: ConditionGroup | undefined,
): Question {
  return filter && filter.rules.length > 0 ? { ...question, filter } : question;
}

const buckets = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

interface PartProps {
  readonly question: Question;
  readonly options: readonly FieldOption[];
  readonly max: number;
  errorAt(place: string): string | undefined;
  onChange(question: Question): void;
}

function Dimensions({
  question,
  options,
  max,
  isTime,
  errorAt,
  onChange,
}: PartProps & { readonly isTime: boolean }) {
  const catalog = useCatalog();
  const groupable = options.filter(({ field }) => catalog.kindOf(field).definition.traits.groupable);
  const put = (index: number, dimension: Dimension | undefined) => {
    const dimensions = [...question.dimensions];
    if (dimension) dimensions[index] = dimension;
    else dimensions.splice(index);
    onChange({ ...question, dimensions });
  };
  return Array.from({ length: Math.min(max, question.dimensions.length + 1) }, (_unused, index) => (
    <DimensionEditor
      key={index}
      index={index}
      dimension={question.dimensions[index]}
      options={
        isTime && index === 0
          ? groupable.filter(({ field }) => isDate(catalog.kindOf(field).definition.traits.type))
          : groupable
      }
      error={errorAt(
        index === 0 && question.dimensions.length === 0 ? '/dimensions' : `/dimensions/${index}`,
      )}
      onChange={(dimension) => put(index, dimension)}
    />
  ));
}

function isDate(type: string): boolean {
  return type === 'date' || type === 'dateTime';
}

interface DimensionEditorProps {
  readonly index: number;
  readonly dimension: Dimension | undefined;
  readonly options: readonly FieldOption[];
  readonly error: string | undefined;
  onChange(dimension: Dimension | undefined): void;
}

function DimensionEditor({ index, dimension, options, error, onChange }: DimensionEditorProps) {
  const say = useText(reportMessages);
  const catalog = useCatalog();
  const option = options.find(({ value }) => value === dimension?.field);
  const type = option && catalog.kindOf(option.field).definition.traits.type;
  const choose = (field: string | undefined) => {
    const chosen = options.find(({ value }) => value === field);
    if (!chosen || field === undefined) return onChange(undefined);
    const isTime = isDate(catalog.kindOf(chosen.field).definition.traits.type);
    onChange({ field, ...(isTime ? { bucket: 'month' } : {}) });
  };
  return (
    <FormField label={say(index === 0 ? 'dimension' : 'splitBy')} error={error}>
      {(ids) => (
        <div className={styles.pair}>
          <Select
            id={ids.id}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            placeholder={say('none')}
            value={dimension?.field}
            options={options.map(({ value, label }) => ({ value, label }))}
            onChange={choose}
          />
          {dimension && type && isDate(type) && (
            <Select
              aria-label={say('bucket')}
              value={dimension.bucket}
              options={buckets
                .filter((bucket) => bucket !== 'hour' || type === 'dateTime')
                .map((bucket) => ({ value: bucket, label: say(bucket) }))}
              onChange={(bucket) => onChange({ ...dimension, bucket })}
            />
          )}
        </div>
      )}
    </FormField>
  );
}

const functions = ['count', 'sum', 'average', 'median', 'minimum', 'maximum', 'countDistinct'] as const;

function Measures({ question, options, max, errorAt, onChange }: PartProps) {
  const say = useText(reportMessages);
  const put = (index: number, measure: WidgetMeasure | undefined) => {
    const measures = measure
      ? Object.assign([...question.measures], { [index]: measure })
      : question.measures.filter((_other, place) => place !== index);
    onChange({ ...question, measures });
  };
  return (
    <>
      {question.measures.map((measure, index) => (
        <MeasureEditor
          key={index}
          entity={question.entity}
          measure={measure}
          options={options}
          error={errorAt(`/measures/${index}`)}
          onChange={(next) => put(index, next)}
          onRemove={question.measures.length > 1 ? () => put(index, undefined) : undefined}
        />
      ))}
      {question.measures.length < max && (
        <Button
          type="text"
          icon={<Plus size={14} />}
          onClick={() => put(question.measures.length, { function: 'count' })}
        >
          {say('addMeasure')}
        </Button>
      )}
    </>
  );
}

interface MeasureEditorProps {
  readonly entity: string;
  readonly measure: WidgetMeasure;
  readonly options: readonly FieldOption[];
  readonly error: string | undefined;
  onChange(measure: WidgetMeasure): void;
  readonly onRemove: (() => void) | undefined;
}

function MeasureEditor({ entity, measure, options, error, onChange, onRemove }: MeasureEditorProps) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  const fitting = options.filter(({ field }) => mayMeasure(measure.function, field, catalog));
  const chooseFunction = (function_: WidgetMeasure['function']) => {
    const field = options.find(
      ({ value, field: model }) => value === measure.field && mayMeasure(function_, model, catalog),
    );
    const first = options.find(({ field: model }) => mayMeasure(function_, model, catalog));
    const kept = field ?? first;
    onChange(
      function_ === 'count' || !kept ? { function: function_ } : { function: function_, field: kept.value },
    );
  };
  return (
    <FormField
      label={say('measure')}
      error={error}
      help={measure.field ? read(measureLabel(measure, fieldAt(catalog, entity, measure.field))) : undefined}
    >
      {(ids) => (
        <div className={styles.pair}>
          <Select
            id={ids.id}
            value={measure.function}
            options={functions.map((name) => ({ value: name, label: say(name) }))}
            onChange={chooseFunction}
          />
          {measure.function !== 'count' && (
            <Select
              aria-label={say('field')}
              showSearch={{ optionFilterProp: 'label' }}
              value={measure.field}
              options={fitting.map(({ value, label }) => ({ value, label }))}
              onChange={(field) => onChange({ ...measure, field })}
            />
          )}
          {onRemove && (
            <Button type="text" icon={<X size={14} />} aria-label={say('remove')} onClick={onRemove} />
          )}
        </div>
      )}
    </FormField>
  );
}

function FieldsEditor({
  question,
  options,
  error,
  onChange,
}: Pick<PartProps, 'question' | 'options' | 'onChange'> & { readonly error: string | undefined }) {
  const say = useText(reportMessages);
  const catalog = useCatalog();
  const choices = options.map(({ value, label }) => ({ value, label }));
  const ordered = options.filter(({ field }) => catalog.kindOf(field).definition.traits.ordered);
  const { sort } = question;
  return (
    <>
      <FormField label={say('fields')} error={error}>
        {(ids) => (
          <Select
            id={ids.id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...(question.fields ?? [])]}
            options={choices}
            onChange={(fields: string[]) => onChange({ ...question, fields })}
          />
        )}
      </FormField>
      <FormField label={say('order')}>
        {(ids) => (
          <div className={styles.pair}>
            <Select
              id={ids.id}
              allowClear
              placeholder={say('none')}
              value={sort?.by}
              options={ordered.map(({ value, label }) => ({ value, label }))}
              onChange={(by: string | undefined) =>
                onChange(withSort(question, by && { by, direction: sort?.direction ?? 'descending' }))
              }
            />
            {sort && (
              <Select
                aria-label={say('order')}
                value={sort.direction}
                options={(['descending', 'ascending'] as const).map((value) => ({
                  value,
                  label: say(value),
                }))}
                onChange={(direction) => onChange({ ...question, sort: { ...sort, direction } })}
              />
            )}
          </div>
        )}
      </FormField>
    </>
  );
}

function withSort(
  { sort: _former, ...question }: Question,
  sort: Question['sort'] | '' | undefined,
): Question {
  return sort ? { ...question, sort } : question;
}
