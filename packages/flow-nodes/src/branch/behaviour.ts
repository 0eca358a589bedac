import { checkedCondition, settingLabel, type NodeKindBehaviour } from '@atelier/flow';
import { under } from '@atelier/problem';
import { branch as definition } from './definition.ts';

const yes = { id: 'yes', label: { zh: '是', en: 'Yes' } };
const no = { id: 'no', label: { zh: '否', en: 'No' } };

export const branch: NodeKindBehaviour = {
  ports: () => [yes, no],

  check(settings, scope) {
    const condition = settings['condition'];
    if (hasNoRule(condition)) {
      return [
        {
          code: 'flow.node-setting-missing',
          at: '/condition',
          details: { setting: settingLabel(definition, '/condition') },
        },
      ];
    }
    const checked = checkedCondition(condition, scope);
    return checked.ok ? [] : under('/condition', checked.issues);
  },

  expressions(settings, scope) {
    const checked = checkedCondition(settings['condition'], scope);
    return checked.ok ? [checked.value] : [];
  },

  begin(step) {
    const checked = checkedCondition(step.settings['condition'], step.scope);
    if (!checked.ok) return { kind: 'fail', issue: checked.issues[0] ?? { code: 'flow.malformed', at: '' } };
    return { kind: 'next', port: step.evaluate(checked.value) === true ? yes.id : no.id };
  },
};

function hasNoRule(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null || !('rules' in condition)) return true;
  return Array.isArray(condition.rules) && condition.rules.length === 0;
}
