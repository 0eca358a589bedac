import { schemaReason, type Catalog } from '@atelier/entity';
import { pointer, under, type Issue } from '@atelier/problem';
import { Compile } from 'typebox/schema';
import { checkQuestion } from './check-question.ts';
import type { Dashboard, Widget } from './dashboard.ts';
import type { WidgetKind, WidgetKinds } from './widget-kind.ts';

export interface ReportWorld {
  readonly kinds: WidgetKinds;
  readonly catalog: Catalog;
}

/** Every problem that keeps a dashboard from being published; pointers into the dashboard. */
export function checkDashboard(dashboard: Dashboard, world: ReportWorld): Issue[] {
  const issues: Issue[] = [];
  if (!dashboard.label.zh.trim() && !dashboard.label.en.trim()) {
    issues.push({ code: 'dashboard.label-missing', at: '/label' });
  }
  const seen = new Set<string>();
  dashboard.widgets.forEach((widget, index) => {
    const at = pointer('widgets', index);
    if (seen.has(widget.id)) {
      issues.push({ code: 'dashboard.widget-duplicate', at, details: { id: widget.id } });
    }
    seen.add(widget.id);
    issues.push(...under(at, checkWidget(widget, world)));
  });
  return issues;
}

/** Every problem of one widget: a broken one is shown as broken, the rest of the page goes on. */
export function checkWidget(widget: Widget, { kinds, catalog }: ReportWorld): Issue[] {
  const kind = kinds.get(widget.kind);
  if (!kind) return [{ code: 'dashboard.widget-kind-unknown', at: '/kind', details: { kind: widget.kind } }];
  return [
    ...under('/settings', checkSettings(kind, widget)),
    ...under('/question', checkQuestion(widget.question, kind.definition, catalog)),
    ...(kind.behaviour.check?.(widget, catalog) ?? []),
  ];
}

function checkSettings(kind: WidgetKind, widget: Widget): Issue[] {
  return Compile(kind.definition.settingsSchema)
    .Errors(widget.settings)[1]
    .filter((error) => error.keyword !== 'boolean')
    .map((error) => ({
      code: 'dashboard.widget-settings',
      at: error.instancePath,
      details: { reason: schemaReason(error) },
    }));
}
