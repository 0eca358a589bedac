import type { FieldModel } from '@atelier/entity';
import type { Assignment } from '@atelier/flow-nodes';
import { fieldView } from '@atelier/field-kinds/views';
import { Loading, useLocalize, useText } from '@atelier/ui';
import { Button, Select } from 'antd';
import { Plus, SquareFunction, X } from 'lucide-react';
import { lazy, Suspense, useId } from 'react';
import { useFieldServices } from '../../app/field-services.tsx';
import { flowMessages } from '../messages.ts';
import type { SettingEditorProps } from './setting-editor.ts';
import styles from './settings.module.css';

const FormulaEditor = lazy(async () => ({
  default: (await import('../../app/formula/formula-editor.tsx')).FormulaEditor,
}));

/** Fields and what they are set to: a value of the field's own kind, or a formula. */
export function AssignmentsEditor({ value, settings, scope, issues, onChange }: SettingEditorProps) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const entityKey = typeof settings['entity'] === 'string' ? settings['entity'] : scope.entity;
  const entity = entityKey ? scope.catalog.entity(entityKey) : undefined;
  const assignments = Array.isArray(value) ? (value as readonly Assignment[]) : [];
  if (!entity) return <p>{say('chooseTrigger')}</p>;
  const settable = entity.fields.filter((field) => !scope.catalog.kindOf(field).definition.traits.generated);
  const free = settable.filter((field) => !assignments.some((assignment) => assignment.field === field.key));
  const put = (index: number, next: Assignment) =>
    onChange(assignments.map((one, place) => (place === index ? next : one)));

  return (
    <div className={styles.list}>
      {assignments.map((assignment, index) => (
        <AssignmentRow
          key={assignment.field}
          assignment={assignment}
          entity={entity.key}
          field={entity.fields.find((field) => field.key === assignment.field)}
          scope={scope}
          error={issues.find((issue) => issue.at.startsWith(`/${index}`))?.message}
          onChange={(next) => put(index, next)}
          onRemove={() => onChange(assignments.filter((_one, place) => place !== index))}
        />
      ))}
      <Select
        aria-label={say('addField')}
        placeholder={say('addField')}
        suffixIcon={<Plus size={14} />}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={free.map((field) => ({ value: field.key, label: read(field.label) }))}
        onChange={(field: string | null) =>
          field !== null && onChange([...assignments, { field, value: null }])
        }
      />
    </div>
  );
}

interface AssignmentRowProps {
  readonly assignment: Assignment;
  readonly entity: string;
  readonly field: FieldModel | undefined;
  readonly scope: SettingEditorProps['scope'];
  readonly error: string | undefined;
  onChange(assignment: Assignment): void;
  onRemove(): void;
}

function AssignmentRow({ assignment, entity, field, scope, error, onChange, onRemove }: AssignmentRowProps) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const services = useFieldServices();
  const id = useId();
  const isFormula = assignment.formula !== undefined;
  const label = field ? read(field.label) : assignment.field;
  const Editor = field && fieldView(field.kind).Editor;
  return (
    <div className={styles.assignment}>
      <div className={styles.assignmentHead}>
        <label htmlFor={id}>{label}</label>
        <span className={styles.grow} />
        <Button
          type="text"
          size="small"
          icon={<SquareFunction size={14} />}
          aria-pressed={isFormula}
          aria-label={say(isFormula ? 'byValue' : 'byFormula')}
          title={say(isFormula ? 'byValue' : 'byFormula')}
          onClick={() =>
            onChange(
              isFormula ? { field: assignment.field, value: null } : { field: assignment.field, formula: '' },
            )
          }
        />
        <Button
          type="text"
          size="small"
          icon={<X size={14} />}
          aria-label={say('remove')}
          onClick={onRemove}
        />
      </div>
      {isFormula ? (
        <Suspense fallback={<Loading rows={1} />}>
          <FormulaEditor
            id={id}
            label={label}
            scope={scope.scope}
            value={assignment.formula ?? ''}
            onChange={(formula) => onChange({ field: assignment.field, formula })}
          />
        </Suspense>
      ) : (
        field &&
        Editor && (
          <Editor
            id={id}
            field={field}
            entity={entity}
            value={assignment.value ?? null}
            services={services}
            invalid={error !== undefined}
            onChange={(value) => onChange({ field: assignment.field, value })}
          />
        )
      )}
      {error && <p className={styles.error}>{error}</p>}
    </div>
  );
}
