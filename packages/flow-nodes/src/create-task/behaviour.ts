import { checkSlots, slotExpressions, type NodeKindBehaviour, type NodeSettings } from '@atelier/flow';
import { under } from '@atelier/problem';
import { after, type Duration } from '../duration.ts';
import { nextPort } from '../next-port.ts';
import { checkRecipients, recipientExpressions, recipientsOf, type RecipientSetting } from '../recipients.ts';

interface Settings {
  readonly title: string;
  readonly description?: string;
  readonly assignees: readonly RecipientSetting[];
  readonly due?: Duration;
  readonly waits?: boolean;
}

const read = (settings: NodeSettings): Settings => ({ title: '', assignees: [], ...settings });

export const createTask: NodeKindBehaviour = {
  ports: () => [nextPort],

  check(settings, scope) {
    const { title, description, assignees } = read(settings);
    return [
      ...under('/title', checkSlots(title, scope)),
      ...under('/description', checkSlots(description ?? '', scope)),
      ...under('/assignees', checkRecipients(assignees, scope)),
    ];
  },

  expressions(settings, scope) {
    const { title, description, assignees } = read(settings);
    return [
      ...slotExpressions(title, scope),
      ...slotExpressions(description ?? '', scope),
      ...recipientExpressions(assignees, scope),
    ];
  },

  begin(step) {
    const { title, description, assignees, due } = read(step.settings);
    const people = recipientsOf(assignees, step);
    if (people.length === 0)
      return { kind: 'fail', issue: { code: 'flow.nobody-found', at: '/settings/assignees' } };
    return {
      kind: 'effect',
      effect: {
        kind: 'create-task',
        title: step.fillText(title),
        ...(description ? { description: step.fillText(description) } : {}),
        assignees: people,
        ...(due ? { dueAt: after(step.now, due, step.timeZone) } : {}),
        record: step.record,
      },
    };
  },

  /** First comes the answer that the task exists, then, if the flow waits for it, that it is done. */
  resume(step, answer) {
    const output = answer.ok ? answer.output : {};
    const isDone = typeof output['outcome'] === 'string';
    if (read(step.settings).waits === true && !isDone) {
      return { kind: 'wait-for', event: `task:${String(output['task'])}` };
    }
    return { kind: 'next', port: nextPort.id, output };
  },
};
