import type { RecordValues } from '@atelier/entity';
import { isProblem } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../entity/entity-store.ts';
import { RecordReader } from './record-reader.ts';
import { RecordMoved } from './write/edit-records.ts';
import { issueOfFailure, problemOfIssue, takenFields } from './write/write-failure.ts';
import type { WriteContext } from './write/write-session.ts';
import { recordProblem } from './record-problems.ts';

/**
 * Turns what PostgreSQL refuses into an issue at the field. The record that has the value already is
 * named only to those who may see it; for others the sentence is the same without it.
 */
@Injectable()
export class UniqueConflicts {
  constructor(
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(RecordReader) private readonly reader: RecordReader,
  ) {}

  async told(
    error: unknown,
    place: { entity: string; context: WriteContext; values: RecordValues },
  ): Promise<unknown> {
    if (error instanceof RecordMoved) return recordProblem('record.busy', { cause: error });
    const { entity, context, values } = place;
    const catalog = this.entities.catalog();
    const issue = issueOfFailure(error, { catalog, entity, viewer: context.viewer });
    if (!issue) return error;
    const fields = takenFields(error, catalog, entity) ?? [];
    const other = fields.length > 0 ? await this.otherRecord(entity, fields, { context, values }) : undefined;
    return problemOfIssue(other ? { ...issue, details: { ...issue.details, record: other } } : issue);
  }

  private async otherRecord(
    entity: string,
    fields: readonly string[],
    { context, values }: { context: WriteContext; values: RecordValues },
  ): Promise<{ id: string; title: string } | undefined> {
    // In the caller's transaction nothing can be read any more: it has failed.
    if (context.tx || fields.some((field) => values[field] === undefined)) return undefined;
    const rules = fields.map((field) => ({
      field,
      operator: 'equal' as const,
      value: this.normalized(entity, field, values[field]),
    }));
    try {
      const page = await this.reader.query(
        {
          entity,
          select: ['id'],
          expand: [{ relation: 'id' }],
          filter: { combinator: 'and', rules },
          page: { size: 1 },
        },
        { viewer: context.viewer },
      );
      const id = page.rows[0]?.['id'];
      return typeof id === 'string' ? { id, title: page.titles[entity]?.[id] ?? '' } : undefined;
    } catch (error) {
      // A field that may be written and not read: nothing to tell.
      if (isProblem(error)) return undefined;
      throw error;
    }
  }

  private normalized(entity: string, key: string, value: unknown): unknown {
    const catalog = this.entities.catalog();
    const field = catalog.field(entity, key);
    return field ? catalog.kindOf(field).behaviour.normalize(value, field.settings) : value;
  }
}
