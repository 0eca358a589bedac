import type { RecordValues } from '@atelier/entity';
import type { WritePlace } from './record-writer.ts';

/** The same records with the next numbers of their counters, in their order. */
export async function generateNumbers(
  { run, catalog, shape }: WritePlace,
  records: readonly RecordValues[],
): Promise<RecordValues[]> {
  const fields = shape.columns.filter(({ generated }) => generated).map(({ field }) => field);
  if (fields.length === 0 || records.length === 0) return [...records];
  const counters = await run.query<{ field: string; value: number }>(
    `INSERT INTO atelier.record_counter AS c (entity, field, value)
     SELECT $1, f, $3::bigint FROM unnest($2::text[]) AS f ORDER BY f
     ON CONFLICT (entity, field) DO UPDATE SET value = c.value + excluded.value RETURNING field, value`,
    [shape.entity, fields.map(({ key }) => key), records.length],
  );
  const ends = new Map(counters.map(({ field, value }) => [field, value]));
  return records.map((values, index) => {
    const numbers = fields.map((field) => {
      const n = (ends.get(field.key) ?? records.length) - records.length + index + 1;
      return [field.key, catalog.kindOf(field).behaviour.generate?.(n, field.settings) ?? null] as const;
    });
    return { ...values, ...Object.fromEntries(numbers) };
  });
}
