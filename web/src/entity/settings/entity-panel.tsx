import { FormField, FormGrid, useLocalize, useText } from '@atelier/ui';
import { Button, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { LocalizedInput } from '../../app/localized-input.tsx';
import type { DesignWork } from '../designer/design-work.ts';
import { textAt } from '../designer/problems.ts';
import { IconPicker } from '../list/icon-picker.tsx';
import { entityMessages } from '../messages.ts';
import styles from './settings.module.css';

/** The table itself: what it is called, what names a record, what must be unique together. */
export function EntityPanel({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const { model, edit } = design.draft;
  const problems = design.problems.filter((problem) => problem.field === undefined);
  const change = (
    patch: Parameters<typeof edit>[0] extends infer E
      ? E extends { kind: 'entity'; patch: infer P }
        ? P
        : never
      : never,
    subject: string,
  ) => edit({ kind: 'entity', patch }, `table ${subject}`);
  const titles = model.fields.filter((field) => design.catalog.kinds.get(field.kind).definition.traits.title);
  return (
    <div className={styles.panel}>
      <FormGrid columns={1}>
        <FormField label={say('name')} error={textAt(problems, '/label')} required>
          {(ids) => (
            <LocalizedInput
              id={ids.id}
              label={say('name')}
              value={model.label}
              onChange={(label) => change({ label }, 'label')}
              maxLength={60}
            />
          )}
        </FormField>
        <FormField label={say('key')} help={say('keyHelp')} error={textAt(problems, '/key')}>
          {() => <code className={styles.fixedKey}>{model.key}</code>}
        </FormField>
        <FormField label={say('tableDescription')} error={textAt(problems, '/description')}>
          {(ids) => (
            <LocalizedInput
              id={ids.id}
              label={say('tableDescription')}
              value={model.description ?? { zh: '', en: '' }}
              onChange={(description) =>
                change(
                  { description: description.zh || description.en ? description : undefined },
                  'description',
                )
              }
              maxLength={500}
              multiline
            />
          )}
        </FormField>
        <FormField label={say('icon')}>
          {(ids) => (
            <IconPicker
              id={ids.id}
              value={model.icon ?? 'list'}
              onChange={(icon) => change({ icon }, 'icon')}
            />
          )}
        </FormField>
        <FormField
          label={say('titleField')}
          help={say('titleFieldHelp')}
          error={textAt(problems, '/titleField')}
          required
        >
          {(ids) => (
            <Select
              {...ids}
              value={model.titleField}
              options={titles.map((field) => ({ value: field.key, label: read(field.label) || field.key }))}
              onChange={(titleField: string) => change({ titleField }, 'titleField')}
            />
          )}
        </FormField>
        <UniqueKeys design={design} error={textAt(problems, '/unique')} />
      </FormGrid>
    </div>
  );
}

function UniqueKeys({ design, error }: { readonly design: DesignWork; readonly error: string | undefined }) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const { model, edit } = design.draft;
  const keys = model.unique ?? [];
  const change = (unique: readonly (readonly string[])[]) =>
    edit({ kind: 'entity', patch: { unique: unique.length > 0 ? unique : undefined } }, 'table unique');
  const options = model.fields
    .filter((field) => design.catalog.kinds.get(field.kind).definition.traits.unique)
    .map((field) => ({ value: field.key, label: read(field.label) || field.key }));
  return (
    <FormField label={say('uniqueKeys')} help={say('uniqueKeysHelp')} error={error}>
      {(ids) => (
        <div className={styles.uniques}>
          {keys.map((fields, index) => (
            <div key={index} className={styles.unique}>
              <Select
                mode="multiple"
                aria-label={say('uniqueFields')}
                value={[...fields]}
                options={options}
                onChange={(next: string[]) => change(keys.map((old, at) => (at === index ? next : old)))}
              />
              <button
                type="button"
                className={styles.iconButton}
                aria-label={say('uniqueRemove')}
                onClick={() => change(keys.filter((_, at) => at !== index))}
              >
                <X aria-hidden />
              </button>
            </div>
          ))}
          <Button
            id={ids.id}
            type="text"
            className={styles.add ?? ''}
            icon={<Plus aria-hidden />}
            onClick={() => change([...keys, []])}
          >
            {say('uniqueAdd')}
          </Button>
        </div>
      )}
    </FormField>
  );
}
