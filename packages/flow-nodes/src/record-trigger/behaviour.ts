import type { ConditionGroup } from '@atelier/expression';
import {
  checkedCondition,
  isEmptyCondition,
  type NodeKindBehaviour,
  type NodeScope,
  type NodeSettings,
  type RecordSubscription,
} from '@atelier/flow';
import { scopeOf, type Catalog } from '@atelier/entity';
import { pointer, under, type Issue } from '@atelier/problem';
import { nextPort } from '../next-port.ts';

interface Settings {
  readonly entity: string;
  readonly on: readonly ('created' | 'updated' | 'deleted')[];
  readonly fields?: readonly string[];
  readonly condition?: ConditionGroup;
}

// The settings schema has accepted what arrives here.
const read = (settings: NodeSettings): Settings => ({ entity: '', on: [], ...settings });

export const recordTrigger: NodeKindBehaviour = {
  ports: () => [nextPort],

  check(settings, scope) {
    const { entity, fields, condition } = read(settings);
    const model = scope.catalog.entity(entity);
    if (!model) return [{ code: 'flow.entity-unknown', at: '/entity', details: { entity } }];
    const issues: Issue[] = (fields ?? []).flatMap((key, index) =>
      scope.catalog.field(entity, key)
        ? []
        : [
            {
              code: 'flow.field-unknown',
              at: pointer('fields', index),
              details: { entity: model.label, field: key },
            },
          ],
    );
    if (isEmptyCondition(condition)) return issues;
    const checked = checkedCondition(condition, own(entity, scope.catalog));
    return checked.ok ? issues : [...issues, ...under('/condition', checked.issues)];
  },

  expressions: () => [],

  subscription(settings, catalog): RecordSubscription | undefined {
    const { entity, on, fields, condition } = read(settings);
    if (!catalog.entity(entity)) return undefined;
    const subscription = { entity, actions: on, ...(fields?.length ? { fields } : {}) };
    if (isEmptyCondition(condition)) return subscription;
    const checked = checkedCondition(condition, own(entity, catalog));
    return checked.ok ? { ...subscription, condition: checked.value } : undefined;
  },

  begin: () => ({ kind: 'next', port: nextPort.id }),
};

/** The trigger's condition is about the record alone: nothing ran before it. */
function own(entity: string, catalog: Catalog): NodeScope {
  return { catalog, entity, scope: scopeOf(catalog, entity) };
}
