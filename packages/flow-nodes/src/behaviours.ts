import type { NodeKindBehaviour } from '@atelier/flow';
import { branch } from './branch/behaviour.ts';
import { createRecord } from './create-record/behaviour.ts';
import { createTask } from './create-task/behaviour.ts';
import type { NodeKindId } from './definitions.ts';
import { end } from './end/behaviour.ts';
import { notify } from './notify/behaviour.ts';
import { recordTrigger } from './record-trigger/behaviour.ts';
import { updateRecord } from './update-record/behaviour.ts';
import { wait } from './wait/behaviour.ts';

export const nodeBehaviours: Readonly<Record<NodeKindId, NodeKindBehaviour>> = {
  'record-trigger': recordTrigger,
  branch,
  'update-record': updateRecord,
  'create-record': createRecord,
  'create-task': createTask,
  notify,
  wait,
  end,
};
