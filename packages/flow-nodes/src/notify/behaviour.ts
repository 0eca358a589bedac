import { checkSlots, slotExpressions, type NodeKindBehaviour, type NodeSettings } from '@atelier/flow';
import { under } from '@atelier/problem';
import { nextPort } from '../next-port.ts';
import { checkRecipients, recipientExpressions, recipientsOf, type RecipientSetting } from '../recipients.ts';

interface Settings {
  readonly title: string;
  readonly body?: string;
  readonly recipients: readonly RecipientSetting[];
}

const read = (settings: NodeSettings): Settings => ({ title: '', recipients: [], ...settings });

export const notify: NodeKindBehaviour = {
  ports: () => [nextPort],

  check(settings, scope) {
    const { title, body, recipients } = read(settings);
    return [
      ...under('/title', checkSlots(title, scope)),
      ...under('/body', checkSlots(body ?? '', scope)),
      ...under('/recipients', checkRecipients(recipients, scope)),
    ];
  },

  expressions(settings, scope) {
    const { title, body, recipients } = read(settings);
    return [
      ...slotExpressions(title, scope),
      ...slotExpressions(body ?? '', scope),
      ...recipientExpressions(recipients, scope),
    ];
  },

  /** Nobody to tell is no failure: a notice is a courtesy, the flow goes on. */
  begin(step) {
    const { title, body, recipients } = read(step.settings);
    const people = recipientsOf(recipients, step);
    if (people.length === 0) return { kind: 'next', port: nextPort.id, output: { told: 0 } };
    return {
      kind: 'effect',
      effect: {
        kind: 'notify',
        title: step.fillText(title),
        ...(body ? { body: step.fillText(body) } : {}),
        recipients: people,
        record: step.record,
      },
    };
  },

  resume: (_step, answer) => ({ kind: 'next', port: nextPort.id, output: answer.ok ? answer.output : {} }),
};
