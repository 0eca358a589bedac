import { settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';
import { durationSetting } from '../settings.ts';

export const wait = {
  id: 'wait' as const,
  version: 1,
  label: { zh: '等待', en: 'Wait' },
  help: {
    zh: '等一段时间再继续；服务器重启也不会丢失',
    en: 'Goes on after some time; survives restarts of the server',
  },
  group: 'control',
  icon: 'ClockCircleOutlined',
  settingsSchema: settingsObject({ duration: durationSetting({ zh: '等多久', en: 'How long' }) }, [
    'duration',
  ]),
  defaultSettings: { duration: { amount: 1, unit: 'day' } },
  traits: { trigger: false, ends: false, pauses: true },
} satisfies NodeKindDefinition;
