import { settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';
import { conditionSetting } from '../settings.ts';

export const branch = {
  id: 'branch' as const,
  version: 1,
  label: { zh: '条件分支', en: 'Branch' },
  help: { zh: '条件成立走“是”，否则走“否”', en: 'Goes on at “yes” if the condition holds, else at “no”' },
  group: 'control',
  icon: 'BranchesOutlined',
  settingsSchema: settingsObject({ condition: conditionSetting({ zh: '条件', en: 'Condition' }) }, [
    'condition',
  ]),
  defaultSettings: { condition: { combinator: 'and', rules: [] } },
  traits: { trigger: false, ends: false, pauses: false },
} satisfies NodeKindDefinition;
