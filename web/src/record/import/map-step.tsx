import {
  readImport,
  rehearseImport,
  rereadImport,
  type EntityEntry,
  type Import,
  type ImportMapping,
  type ImportSettings,
} from '@atelier/api';
import {
  ErrorPanel,
  FormField,
  FormGrid,
  InlineNotice,
  RelativeTime,
  useLocalize,
  useText,
} from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { callKey, useChange } from '../../api/use-call.ts';
import { useCatalog } from '../../app/catalog.tsx';
import { FormatBar } from './format-bar.tsx';
import styles from './import.module.css';
import { importMessages } from './messages.ts';
import { MappingTable } from './mapping-table.tsx';

export interface StepProps {
  readonly entry: EntityEntry;
  readonly one: Import;
}

/** How the file is read, where its columns go, what happens with records that are there already. */
export function MapStep({ entry, one }: StepProps) {
  const say = useText(importMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  const accept = useAccept();
  const [settings, setSettings] = useState<ImportSettings>(one.settings);
  const reread = useChange(rereadImport, { onDone: accept });
  const rehearse = useChange(rehearseImport, { quiet: true, onDone: accept });
  const set = (change: Partial<ImportSettings>) => setSettings((old) => ({ ...old, ...change }));

  const missing = missingFields(one, settings.mapping).flatMap(
    (key) => catalog.field(entry.model.key, key) ?? [],
  );
  const isTwice = hasTwice(settings.mapping);
  const preview = () => rehearse.mutate({ params: { id: one.id }, body: settings });

  return (
    <>
      {one.earlier && (
        <InlineNotice
          tone="caution"
          actions={<Link to={`/records/${one.entity}/import/${one.earlier.id}`}>{say('earlierOpen')}</Link>}
        >
          <Earlier at={one.earlier.at} />
        </InlineNotice>
      )}
      <FormatBar
        one={one}
        isBusy={reread.isPending}
        onChange={(format) => reread.mutate({ params: { id: one.id }, body: format })}
      />
      <p className={styles.note}>{say('mapText')}</p>
      <MappingTable
        entry={entry}
        one={one}
        mapping={settings.mapping}
        onChange={(mapping) => set({ mapping })}
      />
      <Policy entry={entry} settings={settings} onChange={set} />
      {missing.length > 0 && (
        <InlineNotice tone="caution">
          {say('missing', { fields: missing.map((field) => read(field.label)).join('、') })}
        </InlineNotice>
      )}
      {rehearse.error && <ErrorPanel problem={shownProblem(rehearse.error, say('failed'))} />}
      <div className={styles.actions}>
        <Button
          type="primary"
          loading={rehearse.isPending}
          disabled={isTwice || reread.isPending}
          onClick={preview}
        >
          {say('preview')}
        </Button>
      </div>
    </>
  );
}

function Earlier({ at }: { readonly at: string }) {
  const say = useText(importMessages);
  const [before, after] = say('earlier', { time: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <RelativeTime at={at} />
      {after}
    </>
  );
}

/** Puts an answered import in the place of the one that is shown. */
export function useAccept(): (next: Import) => void {
  const client = useQueryClient();
  return (next) => client.setQueryData(callKey(readImport, { params: { id: next.id } }), next);
}

/** Required fields that the mapping as it stands on screen does not fill. */
function missingFields(one: Import, mapping: ImportMapping): readonly string[] {
  const filled = new Set(mapping.flatMap((part) => ('field' in part ? [part.field] : [])));
  const before = one.settings.mapping.flatMap((part) => ('field' in part ? [part.field] : []));
  const wanted = new Set([
    ...one.missingRequired,
    ...before.filter((key) => !filled.has(key) && one.missingRequired.includes(key)),
  ]);
  return [...wanted].filter((key) => !filled.has(key));
}

function hasTwice(mapping: ImportMapping): boolean {
  const fields = mapping.flatMap((part) => ('field' in part ? [part.field] : []));
  return new Set(fields).size < fields.length;
}

interface PolicyProps {
  readonly entry: EntityEntry;
  readonly settings: ImportSettings;
  onChange(change: Partial<ImportSettings>): void;
}

function Policy({ entry, settings, onChange }: PolicyProps) {
  const say = useText(importMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  const mapped = settings.mapping.flatMap((part) =>
    'field' in part ? (catalog.field(entry.model.key, part.field) ?? []) : [],
  );
  // What is unique comes first; any other field that holds one value may do as well.
  const matchable = mapped
    .filter(
      (field) =>
        !catalog.kindOf(field).definition.traits.multiple && !catalog.kindOf(field).definition.traits.wide,
    )
    .toSorted((a, b) => Number(b.unique ?? false) - Number(a.unique ?? false));
  return (
    <div className={styles.policy}>
      <h2 className={styles.policyTitle}>{say('policy')}</h2>
      <FormGrid>
        <FormField label={say('match')}>
          {(ids) => (
            <Select
              {...ids}
              value={settings.match ?? ''}
              onChange={(match) => onChange({ match: match || undefined })}
              options={[
                { value: '', label: say('matchNone') },
                ...matchable.map((field) => ({ value: field.key, label: read(field.label) })),
              ]}
            />
          )}
        </FormField>
        {settings.match && (
          <FormField label={say('policy')}>
            {(ids) => (
              <Select
                {...ids}
                value={settings.update ? 'update' : 'skip'}
                onChange={(value) => onChange({ update: value === 'update' })}
                options={[
                  { value: 'skip', label: say('policySkip') },
                  { value: 'update', label: say('policyUpdate') },
                ]}
              />
            )}
          </FormField>
        )}
      </FormGrid>
      <div className={styles.checks}>
        {settings.match && settings.update && (
          <Checkbox
            checked={settings.emptyClears}
            onChange={(event) => onChange({ emptyClears: event.target.checked })}
          >
            {say('emptyClears')}
          </Checkbox>
        )}
        <Checkbox
          checked={settings.addOptions}
          onChange={(event) => onChange({ addOptions: event.target.checked })}
        >
          {say('addOptions')}
        </Checkbox>
        <Checkbox
          checked={settings.triggers}
          onChange={(event) => onChange({ triggers: event.target.checked })}
        >
          {say('triggers')}
        </Checkbox>
      </div>
    </div>
  );
}
