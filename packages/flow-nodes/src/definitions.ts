import type { NodeKindDefinition } from '@atelier/flow';
import { branch } from './branch/definition.ts';
import { createRecord } from './create-record/definition.ts';
import { createTask } from './create-task/definition.ts';
import { end } from './end/definition.ts';
import { notify } from './notify/definition.ts';
import { recordTrigger } from './record-trigger/definition.ts';
import { updateRecord } from './update-record/definition.ts';
import { wait } from './wait/definition.ts';

/** In the order of the palette. */
export const nodeDefinitions = {
  'record-trigger': recordTrigger,
  branch,
  'update-record': updateRecord,
  'create-record': createRecord,
  'create-task': createTask,
  notify,
  wait,
  end,
} as const satisfies Readonly<Record<string, NodeKindDefinition>>;

export type NodeKindId = keyof typeof nodeDefinitions;
