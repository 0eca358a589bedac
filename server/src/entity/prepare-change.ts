import {
  checkEntity,
  createCatalog,
  planChange,
  type Catalog,
  type EntityModel,
  type FieldModel,
  type PlanStep,
  type RowEffect,
} from '@atelier/entity';
import type { Issue } from '@atelier/problem';
import type { Transaction } from '../platform/database/transaction.ts';
import type { CatalogState } from './catalog-source.ts';
import { stageConversion, type StagedConversion } from './convert-values.ts';
import { countRows } from './existing-table.ts';
import { RowEffects, type PlannedTable } from './row-effects.ts';

/** A change of one entity, looked at from all sides but not made. */
export interface PreparedChange extends PlannedTable {
  readonly steps: readonly { readonly step: PlanStep; readonly effect: RowEffect }[];
  /** What is wrong with the design itself, with pointers into the model. */
  readonly issues: readonly Issue[];
}

/**
 * Works out what publishing `after` would do; `others` are published together with it. Reads rows and fills temporary tables of `tx`, nothing
 * else; a publish calls it again under the lock, so that what it does is what it has counted.
 */
export async function prepareChange(
  tx: Transaction,
  after: EntityModel,
  state: CatalogState,
  others: readonly EntityModel[] = [],
): Promise<PreparedChange> {
  const before = state.catalog.entity(after.key);
  const kept = state.kept.get(after.key) ?? [];
  const catalogAfter = catalogWith(state.catalog, [...others, after]);
  const plain = { entity: after.key, before, after, kept, catalogBefore: state.catalog, catalogAfter };
  const issues = checkEntity(after, state.catalog.kinds, catalogAfter);
  if (issues.length > 0)
    return { ...plain, staged: new Map(), filled: new Set(), total: 0, steps: [], issues };
  const plan = planChange(before, after, { catalog: state.catalog, hidden: kept });
  const total = before ? (await countRows(tx, after.key)).present : 0;
  const planned: PlannedTable = {
    ...plain,
    staged: await stageAll(tx, plan.steps, plain),
    filled: new Set(plan.steps.filter(({ kind }) => kind === 'fill-default').map(({ field }) => field ?? '')),
    total,
  };
  const effects = new RowEffects(tx, planned);
  const steps: { step: PlanStep; effect: RowEffect }[] = [];
  for (const step of plan.steps) steps.push({ step, effect: await effects.of(step) });
  return { ...planned, steps, issues };
}

export function isChange(prepared: PreparedChange): boolean {
  return prepared.steps.length > 0;
}

function catalogWith(catalog: Catalog, models: readonly EntityModel[]): Catalog {
  const changed = new Map(models.map((model) => [model.key, model]));
  const others = catalog.entities.filter(({ key }) => !changed.has(key));
  return createCatalog({
    version: catalog.version,
    kinds: catalog.kinds,
    entities: [...others, ...changed.values()],
  });
}

type Plain = Omit<PlannedTable, 'staged' | 'filled' | 'total'>;

async function stageAll(
  tx: Transaction,
  steps: readonly PlanStep[],
  plain: Plain,
): Promise<ReadonlyMap<string, StagedConversion>> {
  const staged = new Map<string, StagedConversion>();
  for (const step of steps) {
    const converts = step.kind === 'change-kind' || (step.kind === 'change-settings' && step.risk !== 'safe');
    const fields = converts && step.field !== undefined ? fieldsOf(step.field, plain) : undefined;
    if (!fields) continue;
    const conversion = {
      entity: plain.entity,
      ...fields,
      before: plain.catalogBefore,
      after: plain.catalogAfter,
    };
    staged.set(fields.to.key, await stageConversion(tx, conversion));
  }
  return staged;
}

/** The field as its column holds it now (published, or dropped and kept), and as it will be. */
function fieldsOf(key: string, plain: Plain): { from: FieldModel; to: FieldModel } | undefined {
  const from =
    plain.before?.fields.find((field) => field.key === key) ?? plain.kept.find((field) => field.key === key);
  const to = plain.catalogAfter.field(plain.entity, key);
  return from && to && { from, to };
}
