import { toSentence, type Scope } from '@atelier/expression';
import { checkedCondition, isEmptyCondition, type Flow, type FlowNode, type NodeScope } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { localize, type Language } from '@atelier/problem';
import type { ConditionGroup } from '@atelier/expression';

/** What a node is called: its own name, else that of its kind. */
export function nodeTitle(node: FlowNode, language: Language): string {
  const kind = nodeKinds.get(node.kind);
  return node.label ?? (kind ? localize(kind.definition.label, language) : node.kind);
}

/** One line that says what the node is set to do, for the card on the canvas and the outline. */
export function nodeSummary(node: FlowNode, scope: NodeScope, language: Language): string {
  const { settings } = node;
  const parts: string[] = [];
  const entity = settings['entity'];
  if (typeof entity === 'string') {
    const model = scope.catalog.entity(entity);
    if (model) parts.push(localize(model.label, language));
  }
  for (const key of ['title', 'outcome'] as const) {
    const text = settings[key];
    if (typeof text === 'string' && text) parts.push(withLabels(text, scope, language));
  }
  const condition = conditionText(settings['condition'], scope, language);
  if (condition) parts.push(condition);
  const values = settings['values'];
  if (Array.isArray(values))
    parts.push(assignmentText(values, { entity: entity ?? scope.entity, scope, language }));
  const duration = durationText(settings['duration'] ?? settings['due'], language);
  if (duration) parts.push(duration);
  return parts.filter(Boolean).join(' · ');
}

/** `{name}` as people know it: `{姓名}`. */
function withLabels(template: string, { catalog, entity }: NodeScope, language: Language): string {
  if (entity === undefined) return template;
  return template.replace(/\{([a-zA-Z][a-zA-Z0-9]*)\}/g, (slot, key: string) => {
    const field = catalog.field(entity, key);
    return field ? `{${localize(field.label, language)}}` : slot;
  });
}

function conditionText(condition: unknown, scope: NodeScope, language: Language): string {
  if (!condition || isEmptyCondition(condition as ConditionGroup)) return '';
  const own: NodeScope = scope;
  const checked = checkedCondition(condition, own);
  const spoken: Scope = own.scope;
  return checked.ok ? toSentence(checked.value.expression, spoken, language) : '';
}

interface Reading {
  readonly entity: unknown;
  readonly scope: NodeScope;
  readonly language: Language;
}

function assignmentText(values: readonly unknown[], { entity, scope, language }: Reading): string {
  return values
    .flatMap((value) => {
      if (typeof value !== 'object' || value === null || !('field' in value)) return [];
      const field = typeof entity === 'string' ? scope.catalog.field(entity, String(value.field)) : undefined;
      if (!field) return [];
      const name = localize(field.label, language);
      if ('formula' in value && typeof value.formula === 'string') return [`${name} = ${value.formula}`];
      const plain = 'value' in value ? value.value : null;
      const kind = scope.catalog.kindOf(field);
      const text =
        plain === null ? '' : kind.behaviour.formatText(plain, field.settings, { language, timeZone: 'UTC' });
      return [`${name} = ${text || '—'}`];
    })
    .join('，');
}

const units: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  minute: { zh: '分钟', en: 'min' },
  hour: { zh: '小时', en: 'h' },
  day: { zh: '天', en: 'd' },
  week: { zh: '周', en: 'wk' },
  month: { zh: '个月', en: 'mo' },
};

function durationText(duration: unknown, language: Language): string {
  if (typeof duration !== 'object' || duration === null || !('amount' in duration) || !('unit' in duration))
    return '';
  const unit = units[String(duration.unit)]?.[language] ?? '';
  return `${String(duration.amount)} ${unit}`;
}

/** A node of a flow by a JSON Pointer such as '/nodes/2/settings/title'. */
export function nodeAt(flow: Flow, pointer: string): FlowNode | undefined {
  const index = /^\/nodes\/(\d+)/.exec(pointer)?.[1];
  return index === undefined ? undefined : flow.nodes[Number(index)];
}
