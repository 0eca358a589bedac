import { scopeOf, type FieldModel } from '@atelier/entity';
import { fieldView } from '@atelier/field-kinds/views';
import { FormField, useText } from '@atelier/ui';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useFieldServices } from '../../app/field-services.tsx';
import { FormulaEditor } from '../../app/formula/formula-editor.tsx';
import { textAt } from '../designer/problems.ts';
import { entityMessages } from '../messages.ts';
import type { FieldWork } from './field-work.ts';
import styles from './settings.module.css';

type Mode = 'none' | 'value' | 'formula';

/** What a new record begins with: nothing, a value, or what a formula gives at that moment. */
export function DefaultEditor(work: FieldWork) {
  const { design, field, problems, change } = work;
  const say = useText(entityMessages);
  const [chosen, setChosen] = useState<Mode>();
  const kind = design.catalog.kinds.get(field.kind);
  if (kind.definition.traits.generated) return null;
  const formula = formulaOf(field);
  const stored: Mode =
    formula !== undefined
      ? 'formula'
      : field.default === undefined || field.default === null
        ? 'none'
        : 'value';
  const mode = chosen ?? stored;
  const choose = (next: Mode) => {
    setChosen(next);
    if (next !== stored) change({ default: undefined }, 'default');
  };
  return (
    <div data-at="/default" className={styles.default}>
      <FormField
        label={say('default')}
        error={textAt(problems, '/default')}
        help={mode === 'formula' ? say('defaultFormulaHelp') : undefined}
      >
        {(ids) => (
          <>
            <Segmented
              block
              aria-label={say('default')}
              value={mode}
              options={[
                { value: 'none', label: say('defaultNone') },
                { value: 'value', label: say('defaultValue') },
                { value: 'formula', label: say('defaultFormula') },
              ]}
              onChange={choose}
            />
            {mode === 'value' && <FixedValue {...work} id={ids.id} />}
            {mode === 'formula' && <FormulaValue {...work} id={ids.id} formula={formula ?? ''} />}
          </>
        )}
      </FormField>
    </div>
  );
}

function formulaOf(field: FieldModel): string | undefined {
  const given = field.default;
  if (typeof given !== 'object' || given === null || !('formula' in given)) return undefined;
  return typeof given.formula === 'string' ? given.formula : undefined;
}

function FixedValue({ design, field, id, change }: FieldWork & { readonly id: string }) {
  const services = useFieldServices();
  const { Editor } = fieldView(field.kind);
  const entity = design.draft.model.key;
  return (
    <Editor
      id={id}
      field={design.around.field(entity, field.key) ?? field}
      entity={entity}
      value={field.default ?? null}
      onChange={(value) => change({ default: value ?? undefined }, 'default')}
      services={services}
    />
  );
}

function FormulaValue({
  design,
  field,
  id,
  formula,
  change,
}: FieldWork & { readonly id: string; readonly formula: string }) {
  const say = useText(entityMessages);
  const entity = design.draft.model.key;
  const scope = useMemo(() => scopeOf(design.around, entity), [design.around, entity]);
  const expected = design.around.kindOf(field).behaviour.scope(field).type;
  return (
    <FormulaEditor
      id={id}
      label={`${say('default')}: ${say('defaultFormula')}`}
      scope={scope}
      expects={expected}
      value={formula}
      onChange={(text) => change({ default: text.trim() === '' ? undefined : { formula: text } }, 'default')}
    />
  );
}
