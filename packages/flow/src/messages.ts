import { defineCatalogue } from '@atelier/problem';

/** Everything that can be wrong with a flow or go wrong in a run, in both languages. */
export const flowMessages = defineCatalogue({
  'flow.malformed': { kind: 'invalid', zh: '这不是一个流程：{reason}', en: 'This is not a flow: {reason}' },
  'flow.too-large': {
    kind: 'limit',
    zh: '流程最多 {limit} 个{part}',
    en: 'A flow holds at most {limit} {part}',
  },
  'flow.key-invalid': {
    kind: 'invalid',
    zh: '标识“{key}”只能用小写字母开头的字母和数字，最长 40 个字符',
    en: 'The key “{key}” must start with a lower-case letter and hold letters and digits only, 40 at most',
  },
  'flow.label-missing': { kind: 'invalid', zh: '请给流程起个名字', en: 'Give the flow a name' },
  'flow.node-duplicate': {
    kind: 'invalid',
    zh: '节点标识“{id}”重复',
    en: 'The node id “{id}” is used twice',
  },
  'flow.node-kind-unknown': {
    kind: 'invalid',
    zh: '没有“{kind}”这种节点',
    en: 'There is no node kind “{kind}”',
  },
  'flow.node-settings': {
    kind: 'invalid',
    zh: '“{node}”的设置有误：{reason}',
    en: 'The settings of “{node}” are wrong: {reason}',
  },
  'flow.node-setting-missing': { kind: 'invalid', zh: '请填写“{setting}”', en: 'Fill in “{setting}”' },
  'flow.edge-dangling': {
    kind: 'invalid',
    zh: '连线“{edge}”的一端指向不存在的节点“{node}”',
    en: 'The edge “{edge}” leads to a node that does not exist: “{node}”',
  },
  'flow.edge-duplicate': {
    kind: 'invalid',
    zh: '连线标识“{edge}”重复',
    en: 'The edge id “{edge}” is used twice',
  },
  'flow.edge-port-unknown': {
    kind: 'invalid',
    zh: '“{node}”没有出口“{port}”',
    en: '“{node}” has no exit “{port}”',
  },
  'flow.edge-port-twice': {
    kind: 'invalid',
    zh: '“{node}”的出口“{port}”接了不止一条线',
    en: 'The exit “{port}” of “{node}” leads to more than one node',
  },
  'flow.edge-into-trigger': {
    kind: 'invalid',
    zh: '触发器前面不能再接节点',
    en: 'Nothing can lead into a trigger',
  },
  'flow.trigger-missing': { kind: 'invalid', zh: '流程还没有触发器', en: 'The flow has no trigger yet' },
  'flow.trigger-twice': {
    kind: 'invalid',
    zh: '一个流程只能有一个触发器',
    en: 'A flow has exactly one trigger',
  },
  'flow.node-unreachable': {
    kind: 'invalid',
    zh: '“{node}”没有接到流程里，永远不会执行',
    en: '“{node}” is not connected and would never run',
  },
  'flow.circle-without-wait': {
    kind: 'invalid',
    zh: '这些节点连成了一个不会停的圈：{nodes}',
    en: 'These nodes form a circle that never pauses: {nodes}',
  },
  'flow.triggers-itself': {
    kind: 'invalid',
    zh: '“{node}”的修改会再次触发本流程；请限定触发字段或条件',
    en: 'What “{node}” changes would start this flow again; limit the trigger to other fields or add a condition',
  },
  'flow.entity-unknown': { kind: 'invalid', zh: '没有数据表“{entity}”', en: 'There is no entity “{entity}”' },
  'flow.field-unknown': {
    kind: 'invalid',
    zh: '“{entity}”没有字段“{field}”',
    en: '“{entity}” has no field “{field}”',
  },
  'flow.field-denied': {
    kind: 'denied',
    zh: '您没有字段“{field}”的权限，您发布的流程也不能使用它',
    en: 'You have no right on the field “{field}”, so a flow you publish cannot use it',
  },
  'flow.entity-denied': {
    kind: 'denied',
    zh: '您不能修改“{entity}”，您发布的流程也不能',
    en: 'You may not change “{entity}”, so a flow you publish may not either',
  },
  'flow.field-generated': {
    kind: 'invalid',
    zh: '字段“{field}”由系统生成，不能赋值',
    en: 'The field “{field}” is made by the system and cannot be set',
  },
  'flow.value-invalid': {
    kind: 'invalid',
    zh: '“{value}”不能作为“{field}”的值',
    en: '“{value}” is not a value for “{field}”',
  },
  'flow.slot-unknown': {
    kind: 'invalid',
    zh: '文字里的“{slot}”不是可用的数据',
    en: '“{slot}” in the text is not something this flow knows',
  },
  'flow.assignee-type': {
    kind: 'invalid',
    zh: '“{field}”不是人员字段',
    en: '“{field}” is not a field that holds a person',
  },
  'flow.nobody-found': {
    kind: 'invalid',
    zh: '没有找到可以接收的人',
    en: 'Nobody was found to give this to',
  },
  'flow.run-too-long': {
    kind: 'limit',
    zh: '运行超过 {limit} 步，已停下',
    en: 'The run took more than {limit} steps and was stopped',
  },
  'flow.run-over': { kind: 'conflict', zh: '这次运行已经结束', en: 'This run is over' },
  'flow.event-unexpected': {
    kind: 'conflict',
    zh: '运行没有在等待这件事',
    en: 'The run is not waiting for this',
  },
  'flow.node-gone': {
    kind: 'bug',
    zh: '运行所在的版本里没有节点“{node}”',
    en: 'The version this run follows has no node “{node}”',
  },
});
