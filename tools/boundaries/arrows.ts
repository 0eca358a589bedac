/**
 * The house plan as a table: each room with the rooms that it may import. What is not written is not
 * allowed; a new room is added here first.
 */
type Arrows = Readonly<Record<string, readonly string[]>>;

const language = ['problem', 'expression', 'entity', 'query'];

export const packageArrows: Arrows = {
  problem: [],
  expression: ['problem'],
  entity: ['problem', 'expression'],
  query: ['problem', 'expression', 'entity'],
  flow: language,
  rule: language,
  report: language,
  pack: [...language, 'flow', 'rule', 'report'],
  'field-kinds': ['problem', 'expression', 'entity', 'ui'],
  'flow-nodes': [...language, 'flow', 'ui'],
  widgets: [...language, 'report', 'ui'],
  api: [...language, 'flow', 'rule', 'report', 'pack'],
  ui: ['problem'],
  testing: [...language, 'flow', 'rule', 'report', 'pack', 'field-kinds', 'flow-nodes', 'widgets', 'api'],
};

const models = Object.keys(packageArrows).filter((name) => name !== 'ui' && name !== 'testing');

/** Which packages the other floors may import; tests and scripts reach the product through its doors only. */
export const packagesForFloor: Arrows = {
  server: models,
  web: [...models, 'ui'],
  e2e: [],
  tools: [],
  scripts: [],
  templates: [],
};

const ground = ['platform', 'access'];
const documents = [...ground, 'document', 'file'];
const records = [...documents, 'entity', 'record'];

/** `platform ← access ← document ← entity ← record ← { report, rule, flow } ← pack`; listeners stand beside. */
export const serverArrows: Arrows = {
  platform: [],
  access: ['platform'],
  file: ground,
  document: ground,
  entity: documents,
  record: [...documents, 'entity'],
  report: records,
  rule: records,
  flow: records,
  pack: [...records, 'report', 'rule', 'flow'],
  // Completing a task moves the run that waits for it; the run itself knows no inbox.
  message: [...records, 'flow'],
  connector: records,
  audit: records,
};

/** What every room of the page stands on; beyond these a room imports only packages. */
const webGround = ['app', 'api'];

export const webArrows: Arrows = {
  api: [],
  app: ['api'],
  access: webGround,
  entity: webGround,
  record: webGround,
  flow: webGround,
  rule: webGround,
  report: webGround,
  pack: webGround,
  message: webGround,
  connector: webGround,
};
