import type { Checked, Expression, Related } from '@atelier/expression';
import type { Read, RunState } from './run.ts';

/** The keys under which reads are answered. One record per place: the triggering one has no name. */
export function valueKey(variable: string, path: readonly string[]): string {
  return `${variable}:${path.join('.')}`;
}

/** Two mentions of the same question share an answer; where they stand in the text does not matter. */
export function relatedKey(related: Related): string {
  return JSON.stringify(related, (name, value: unknown) => (name === 'span' ? undefined : value));
}

/**
 * What has to be read before these expressions can run: every field of the record at hand, every
 * variable that continues into a record, and every question about related records. Variables that
 * the run already knows (plain outputs, the values before the change) need no read.
 */
export function readsOf(expressions: readonly Checked[], state: RunState): Read[] {
  const reads = new Map<string, Read>();
  const { entity, recordId } = state.trigger;
  const visit = (expression: Expression): void => {
    switch (expression.kind) {
      case 'field': {
        const key = valueKey('', expression.path);
        reads.set(key, { kind: 'value', key, entity, id: recordId, path: expression.path });
        return;
      }
      case 'variable': {
        const read = readOfVariable(expression.name, expression.path, state);
        if (read) reads.set(read.key, read);
        return;
      }
      case 'call':
        expression.arguments.forEach(visit);
        return;
      case 'list':
        expression.items.forEach(visit);
        return;
      case 'related': {
        const key = relatedKey(expression);
        reads.set(key, { kind: 'related', key, entity, id: recordId, related: expression });
        return;
      }
      case 'literal':
        return;
    }
  };
  for (const checked of expressions) visit(checked.expression);
  return [...reads.values()];
}

function readOfVariable(name: string, path: readonly string[], state: RunState): Read | undefined {
  if (path.length === 0) return undefined;
  const key = valueKey(name, path);
  if (name === 'me') return { kind: 'value', key, entity: 'user', id: state.trigger.by, path };
  const given = state.outputs[name];
  if (given && typeof given['entity'] === 'string' && typeof given['id'] === 'string') {
    return { kind: 'value', key, entity: given['entity'], id: given['id'], path };
  }
  return undefined;
}

/** The value of a variable from what the run knows and what was read. */
export function variableValue(
  name: string,
  path: readonly string[],
  known: { readonly state: RunState; readonly loaded: Readonly<Record<string, unknown>> },
): unknown {
  const { state, loaded } = known;
  const key = valueKey(name, path);
  if (Object.hasOwn(loaded, key)) return loaded[key];
  if (name === 'me') return path.length === 0 ? state.trigger.by : null;
  if (name === 'before') {
    const [field] = path;
    return field === undefined ? state.trigger.recordId : (state.trigger.before?.[field] ?? null);
  }
  const given = Object.hasOwn(state.outputs, name) ? state.outputs[name] : undefined;
  return given?.[path[0] ?? 'id'] ?? null;
}
