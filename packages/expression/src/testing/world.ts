import type { Localized } from '@atelier/problem';
import type { ValueType } from '../ast.ts';
import type { Scope, ScopeField } from '../scope.ts';

/**
 * The small world in which the language is held to its promises: one record with several fields of
 * every type, and lines that point at it. The server makes real tables of it.
 */
export const probeFields = {
  n1: 'number',
  n2: 'number',
  n3: 'number',
  t1: 'text',
  t2: 'text',
  t3: 'text',
  b1: 'boolean',
  b2: 'boolean',
  d1: 'date',
  d2: 'date',
  i1: 'dateTime',
  i2: 'dateTime',
  l1: 'list',
  l2: 'list',
  tier: 'text',
  parent: 'record',
  owner: 'user',
} as const satisfies Record<string, ValueType>;

export type ProbeKey = keyof typeof probeFields;
export const probeKeys: readonly ProbeKey[] = Object.keys(probeFields) as ProbeKey[];

/** Plain values, as the API carries them; absent is empty. */
export type ProbeRecord = Readonly<Partial<Record<ProbeKey, unknown>>>;

/** A line of a probe, for has and has not. */
export interface ProbeLine {
  readonly amount: string | null;
  readonly label: string | null;
}

export const users = {
  anna: '018f0000-0000-7000-8000-000000000001',
  bao: '018f0000-0000-7000-8000-000000000002',
} as const;

const label = (zh: string, en = zh): Localized => ({ zh, en });

const tiers = [
  { value: 'gold', label: label('金卡', 'Gold') },
  { value: 'silver', label: label('银卡', 'Silver') },
];

const labels: Readonly<Partial<Record<ProbeKey, Localized>>> = {
  n1: label('累计消费', 'Total spent'),
  n2: label('订单数', 'Orders'),
  t1: label('姓名', 'Name'),
  t2: label('城市', 'City'),
  b1: label('会员', 'Member'),
  d1: label('生日', 'Birthday'),
  i1: label('创建时间', 'Created'),
  l1: label('标签', 'Tags'),
  tier: label('等级', 'Tier'),
  parent: label('介绍人', 'Introduced by'),
  owner: label('负责人', 'Owner'),
};

function probeField(key: ProbeKey): ScopeField {
  const target = key === 'parent' ? 'probe' : key === 'owner' ? 'user' : undefined;
  return {
    key,
    label: labels[key] ?? label(key),
    type: probeFields[key],
    ...(target && { target }),
    ...(key === 'tier' && { options: tiers }),
  };
}

const entities: ReadonlyMap<string, { readonly label: Localized; readonly fields: readonly ScopeField[] }> =
  new Map([
    ['probe', { label: label('客户', 'Customer'), fields: probeKeys.map(probeField) }],
    [
      'line',
      {
        label: label('订单', 'Order'),
        fields: [
          { key: 'probe', label: label('客户', 'Customer'), type: 'record', target: 'probe' },
          { key: 'amount', label: label('金额', 'Amount'), type: 'number' },
          { key: 'label', label: label('备注', 'Note'), type: 'text' },
        ],
      },
    ],
    [
      'user',
      {
        label: label('用户', 'User'),
        fields: [
          { key: 'id', label: label('标识', 'Id'), type: 'user' },
          { key: 'name', label: label('姓名', 'Name'), type: 'text' },
        ],
      },
    ],
  ]);

export const probeScope: Scope = {
  entity: 'probe',
  entityLabel: (entity) => entities.get(entity)?.label,
  field: (entity, key) => entities.get(entity)?.fields.find((field) => field.key === key),
  fields: (entity) => entities.get(entity)?.fields ?? [],
  variable: (name) =>
    name === 'me' ? { label: label('当前用户', 'Current user'), type: 'user', target: 'user' } : undefined,
  variables: () => ['me'],
};

/** The user in whose name everything runs. */
export const me = { id: users.anna, name: '安娜' };

/** A Sunday morning in Shanghai. */
export const usualNow = '2026-03-15T02:30:00.000Z';
export const usualZone = 'Asia/Shanghai';
