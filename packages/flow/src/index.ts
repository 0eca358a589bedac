export { flowLimits, type Flow, type FlowEdge, type FlowNode, type NodePosition } from './flow.ts';
export type {
  NodeKind,
  NodeKindBehaviour,
  NodeKindDefinition,
  NodeKinds,
  NodeResult,
  NodeScope,
  NodeSettings,
  Port,
  RecordSubscription,
  StepInput,
  ValueSetting,
} from './node-kind.ts';
export type {
  Advance,
  Effect,
  EffectAnswer,
  Read,
  Recipient,
  RunEvent,
  RunState,
  StepRecord,
  Token,
  TriggerMoment,
} from './run.ts';
export type { RunWorld, World } from './world.ts';
export { flowSchema, readFlow } from './read-flow.ts';
export { checkFlow, nodeName } from './check-flow.ts';
export { checkFlowRights } from './flow-rights.ts';
export { graphOf, leadingTo, reachedFrom, type Graph } from './graph.ts';
export { nodeScope, triggerEntity } from './node-scope.ts';
export { checkNodeSettings, settingLabel } from './node-settings.ts';
export { advance, startState } from './advance.ts';
export { relatedKey, valueKey } from './reads.ts';
export { checkSlots, slotExpressions } from './slots.ts';
export {
  checkedCondition,
  checkedFormula,
  checkValue,
  expressionsOf,
  isEmptyCondition,
  isFormula,
  readValueSetting,
} from './values.ts';
export { flowMessages } from './messages.ts';
export { applyOperation } from './operations/apply.ts';
export { edit, openHistory, redo, undo, type EditHistory } from './operations/history.ts';
export { arrange } from './operations/arrange.ts';
export { edgeBetween, freeNodeId, insertAfter, placeBehind } from './operations/insert-node.ts';
export type { Applied, Operation, OperationOf } from './operations/operation.ts';
