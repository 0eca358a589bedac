import { lazy, Suspense } from 'react';
import { Loading } from '@atelier/ui';
import type { FieldWork } from './field-work.ts';

const SettingsForm = lazy(async () => ({ default: (await import('./settings-form.tsx')).SettingsForm }));

/** What a kind lets one set, drawn from its own schema. */
export function KindSettings(work: FieldWork) {
  const { settingsSchema } = work.design.catalog.kinds.get(work.field.kind).definition;
  const { properties } = settingsSchema;
  const isEmpty =
    typeof properties !== 'object' || properties === null || Object.keys(properties).length === 0;
  if (isEmpty) return null;
  return (
    <Suspense fallback={<Loading rows={2} />}>
      <SettingsForm {...work} />
    </Suspense>
  );
}
