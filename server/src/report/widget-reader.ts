import type { WidgetAnswer } from '@atelier/api';
import { Problem } from '@atelier/problem';
import type { Query, Viewer } from '@atelier/query';
import { checkQuestion, groupedQuery, type Dashboard, type Question } from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../entity/entity-store.ts';
import { Clock } from '../platform/clock/clock.ts';
import { RecordReader } from '../record/record-reader.ts';
import { DashboardDesigns } from './dashboard-designs.ts';

/** What widgets show: their questions as queries, under the rights of whoever looks. */
@Injectable()
export class WidgetReader {
  constructor(
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(DashboardDesigns) private readonly dashboards: DashboardDesigns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A widget of the published dashboard: the client names it and cannot change what it asks. */
  async published(key: string, widgetId: string, viewer: Viewer): Promise<WidgetAnswer> {
    const { published } = await this.dashboards.read(key, viewer, false);
    const widget = published && widgetOf(published, widgetId);
    if (!widget) throw new Problem('dashboard.widget-missing', 'missing');
    return this.answer(widget.kind, widget.question, viewer);
  }

  async answer(kindId: string, question: Question, viewer: Viewer): Promise<WidgetAnswer> {
    const query = this.queryOf(kindId, question);
    const page = await this.records.query(query, { viewer, lane: 'report' });
    return {
      columns: [...page.columns],
      rows: [...page.rows],
      titles: page.titles,
      total: page.total ?? page.rows.length,
      ...(page.totals ? { totals: page.totals } : {}),
      asOf: this.clock.now().toISOString(),
    };
  }

  private queryOf(kindId: string, question: Question): Query {
    const kind = widgetKinds.get(kindId);
    if (!kind) throw new Problem('dashboard.widget-kind-unknown', 'invalid', { details: { kind: kindId } });
    const catalog = this.entities.catalog();
    const issues = checkQuestion(question, kind.definition, catalog);
    if (issues.length > 0) throw new Problem('dashboard.question-refused', 'invalid', { issues });
    return kind.behaviour.toQuery?.(question, catalog) ?? groupedQuery(question);
  }
}

function widgetOf(dashboard: Dashboard, id: string) {
  return dashboard.widgets.find((widget) => widget.id === id);
}
