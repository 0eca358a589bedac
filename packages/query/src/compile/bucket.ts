import { parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import type { TimeBucket } from '../query.ts';

/** A date or date-time cut into spans of time; the days of a date-time are those of the zone. */
export interface Bucketing {
  readonly value: SqlFragment;
  readonly type: 'date' | 'dateTime';
  readonly bucket: TimeBucket;
  readonly zone: string;
}

const lengths: Readonly<Record<TimeBucket, SqlFragment>> = {
  hour: raw("interval '1 hour'"),
  day: raw("interval '1 day'"),
  week: raw("interval '7 days'"),
  month: raw("interval '1 month'"),
  quarter: raw("interval '3 months'"),
  year: raw("interval '1 year'"),
};

/** Hours are instants (an hour that daylight saving repeats is two groups); all others are days. */
export function bucketType({ bucket }: Pick<Bucketing, 'bucket'>): 'date' | 'dateTime' {
  return bucket === 'hour' ? 'dateTime' : 'date';
}

/** The beginning of the span that a value lies in. Weeks begin on Monday. */
export function bucketSql({ value, type, bucket, zone }: Bucketing): SqlFragment {
  const unit = raw(`'${bucket}'`);
  if (bucket === 'hour') return sql`date_trunc(${unit}, ${value}, ${parameter(zone, 'text')})`;
  if (type === 'dateTime')
    return sql`date_trunc(${unit}, ${value} AT TIME ZONE ${parameter(zone, 'text')})::date`;
  return bucket === 'day' ? value : sql`date_trunc(${unit}, ${value}::timestamp)::date`;
}

/**
 * The rows of one span. The range lets an index serve; the equation makes it the same rows that
 * grouping counted, whatever a zone does to its clocks.
 */
export function inBucket(bucketing: Bucketing, start: string): SqlFragment {
  const { value, type, bucket, zone } = bucketing;
  const length = lengths[bucket];
  const at = parameter(zone, 'text');
  if (bucket === 'hour') {
    const from = parameter(start, 'timestamptz');
    return sql`${value} >= ${from} AND ${value} < ${from} + ${length} AND ${bucketSql(bucketing)} = ${from}`;
  }
  const day = parameter(start, 'date');
  const range =
    type === 'dateTime'
      ? sql`${value} >= ${day}::timestamp AT TIME ZONE ${at} AND ${value} < (${day} + ${length}) AT TIME ZONE ${at}`
      : sql`${value} >= ${day} AND ${value} < (${day} + ${length})::date`;
  return sql`${range} AND ${bucketSql(bucketing)} = ${day}`;
}
