import type { Choice } from '@atelier/api';
import { searchableFields, tableOf, userTarget } from '@atelier/entity';
import { identifier, parameter, raw, renderSql, sql } from '@atelier/expression';
import { compilePredicate, resolvePolicy, type QueryContext, type Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { Colleagues } from '../access/colleagues.ts';
import { EntityStore } from '../entity/entity-store.ts';
import { Policies } from '../entity/policies.ts';
import { Database } from '../platform/database/database.ts';
import { recordProblem } from './record-problems.ts';
import { RecordReader } from './record-reader.ts';
import { rowShapeOf } from './write/row-shape.ts';

const mostChoices = 20;

/** What pickers offer: records and people to point at, values that are in use already. */
@Injectable()
export class RecordChoices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(RecordReader) private readonly reader: RecordReader,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async find(
    target: string,
    request: { text?: string; ids?: readonly string[] },
    viewer: Viewer,
  ): Promise<Choice[]> {
    const { text, ids } = request;
    if (target === userTarget) return this.people(text, ids);
    if (ids) {
      const titles = await this.reader.titles({ [target]: ids }, { viewer });
      return Object.entries(titles[target] ?? {}).map(([id, title]) => ({ id, title }));
    }
    return this.records(target, text?.trim() ?? '', viewer);
  }

  /** Most used first. A value counts only where one role shows both the record and the field. */
  async usedValues(entity: string, key: string, text: string, viewer: Viewer): Promise<string[]> {
    const context = this.contextFor(entity, key, viewer);
    const column = context && rowShapeOf(context.catalog, entity).column(key);
    if (!context || !column) throw recordProblem('record.denied');
    const predicate = compilePredicate({ entity, alias: 'c' }, context);
    if (!predicate.ok) throw recordProblem('record.denied');
    const cell = sql`c.${identifier(column.name)}`;
    const values = column.type.endsWith('[]') ? sql`unnest(${cell})` : sql`(SELECT ${cell}::text)`;
    const like = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const statement =
      renderSql(sql`SELECT v.value FROM ${tableOf(entity)} c CROSS JOIN LATERAL ${values} AS v (value)
      WHERE ${predicate.value} AND v.value IS NOT NULL AND v.value ILIKE ${parameter(like, 'text')}
      GROUP BY v.value ORDER BY count(*) DESC, v.value LIMIT ${raw(String(mostChoices))}`);
    const rows = await this.database.query<{ value: string }>(statement.text, statement.values);
    return rows.map(({ value }) => value);
  }

  /** The viewer with only those roles that show the field. */
  private contextFor(entity: string, key: string, viewer: Viewer): QueryContext | undefined {
    const context = this.reader.contextOf({ viewer });
    if (!context.catalog.field(entity, key) || !isShown(context.policy.fieldRight(entity, key, 'read')))
      return undefined;
    if (viewer.unrestricted) return context;
    const roles = viewer.roles.filter((role) =>
      isShown(resolvePolicy({ ...viewer, roles: [role] }, context.catalog).fieldRight(entity, key, 'read')),
    );
    const reduced: Viewer = { ...viewer, roles };
    return { ...context, viewer: reduced, policy: resolvePolicy(reduced, context.catalog) };
  }

  private async people(text: string | undefined, ids: readonly string[] | undefined): Promise<Choice[]> {
    const found = await this.colleagues.find({ text, ids: ids?.join(',') });
    return found
      .slice(0, ids ? found.length : mostChoices)
      .map(({ id, name, department, email }) => ({ id, title: name, hint: department || email }));
  }

  /** By search text, or the latest; a second searchable field tells people of one name apart. */
  private async records(target: string, text: string, viewer: Viewer): Promise<Choice[]> {
    const catalog = this.entities.catalog();
    const policy = this.policies.of(viewer);
    const titleField = catalog.entity(target)?.titleField;
    const hintField = searchableFields(catalog, target).find(
      ({ key }) => key !== titleField && isShown(policy.fieldRight(target, key, 'read')),
    );
    const page = await this.reader.query(
      {
        entity: target,
        select: ['id', ...(hintField ? [hintField.key] : [])],
        expand: [{ relation: 'id' }],
        ...(text === ''
          ? { sort: [{ field: 'updatedAt', direction: 'descending' as const }] }
          : { search: text }),
        page: { size: mostChoices },
      },
      { viewer },
    );
    const format = { language: viewer.language, timeZone: viewer.timeZone };
    return page.rows.map((row) => {
      const id = String(row['id']);
      const value = hintField ? row[hintField.key] : null;
      const hint =
        hintField && value !== null && value !== undefined
          ? catalog.kindOf(hintField).behaviour.formatText(value, hintField.settings, format)
          : '';
      return { id, title: page.titles[target]?.[id] ?? '', ...(hint === '' ? {} : { hint }) };
    });
  }
}

function isShown(right: string): boolean {
  return right === 'read' || right === 'write';
}
