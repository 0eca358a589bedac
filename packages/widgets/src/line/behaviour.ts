import { dimensionKey, type Dataset, type DatasetRow, type WidgetKindBehaviour } from '@atelier/report';
import { formatBucket } from '@atelier/report';
import { Temporal } from 'temporal-polyfill';

/**
 * Periods in which nothing happened are part of the truth: a line that jumps over them lies. They
 * are drawn as 0 between the first and the last period, up to a bound that keeps the axis readable.
 */
export const line: WidgetKindBehaviour = {
  shape: (dataset, _widget, reading) => {
    const bucket = dataset.columns[0]?.bucket;
    const single = dataset.columns.filter((column) => column.role === 'dimension').length === 1;
    return bucket && single && bucket !== 'hour' ? fillPeriods(dataset, bucket, reading) : dataset;
  },
};

const mostPeriods = 400;

const steps: Readonly<Record<string, Temporal.DurationLike>> = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
};

type Reading = Parameters<NonNullable<WidgetKindBehaviour['shape']>>[2];

function fillPeriods(dataset: Dataset, bucket: string, reading: Reading): Dataset {
  const key = dimensionKey(0);
  const step = steps[bucket];
  const starts = dataset.rows
    .flatMap(({ values }) => (typeof values[key] === 'string' ? [values[key]] : []))
    .sort();
  const first = starts[0];
  const last = starts.at(-1);
  if (!step || first === undefined || last === undefined) return dataset;
  const known = new Map(dataset.rows.map((row) => [row.values[key], row]));
  const rows: DatasetRow[] = [];
  for (
    let day = Temporal.PlainDate.from(first.slice(0, 10));
    rows.length <= mostPeriods;
    day = day.add(step)
  ) {
    const start = day.toString();
    if (start > last) return { ...dataset, rows: [...rows, ...undated(dataset, key)] };
    rows.push(known.get(start) ?? emptyPeriod(dataset, { key, start, bucket, reading }));
  }
  return dataset;
}

/** Records without a date stay in view, behind the dated ones. */
function undated(dataset: Dataset, key: string): DatasetRow[] {
  return dataset.rows.filter((row) => typeof row.values[key] !== 'string');
}

function emptyPeriod(
  dataset: Dataset,
  period: {
    readonly key: string;
    readonly start: string;
    readonly bucket: string;
    readonly reading: Reading;
  },
): DatasetRow {
  const measures = dataset.columns.filter((column) => column.role === 'measure').map((column) => column.key);
  return {
    values: { [period.key]: period.start, ...Object.fromEntries(measures.map((measure) => [measure, '0'])) },
    texts: {
      [period.key]: formatBucket(period.start, period.bucket, period.reading),
      ...Object.fromEntries(measures.map((measure) => [measure, '0'])),
    },
  };
}
