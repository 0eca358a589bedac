import { userTarget } from '@atelier/entity';
import type { QueryContext } from '../compiled.ts';
import { issue } from '../messages.ts';
import type { RecordAction } from '../policy.ts';
import { Compilation, Table, type Reach } from './compilation.ts';
import { compileRowCondition } from './filter.ts';

/** What a viewer must be allowed to do with a record to look at it in this way. */
export function actionsOf(context: QueryContext, deleted: boolean | undefined): readonly RecordAction[] {
  const actions: RecordAction[] = ['read'];
  if (context.action === 'export') actions.push('export');
  // The recycle bin is for those who may put records into it.
  if (deleted) actions.push('delete');
  return actions;
}

/** Begins to compile a statement over one entity; an entity out of reach is an issue at `at`. */
export function startCompilation(
  context: QueryContext,
  root: {
    readonly entity: string;
    readonly actions: readonly RecordAction[];
    readonly alias?: string;
    readonly reach?: Reach;
    readonly at?: string;
  },
): Table {
  const { entity, actions, alias = 't', reach = 'join', at = '/entity' } = root;
  const compilation = new Compilation(context, actions, compileRowCondition);
  const exists = entity === userTarget || context.catalog.entity(entity) !== undefined;
  if (!exists && context.policy.unrestricted)
    compilation.report(issue('query.entity-unknown', at, { entity }));
  else if (compilation.grants(entity).length === 0) {
    const readable = context.policy.mayDo(entity, 'read');
    compilation.report(
      readable ? issue('query.action-denied', at) : issue('query.entity-denied', at, { entity }),
    );
  }
  return new Table(compilation, entity, { alias, reach, accounts: entity === userTarget });
}
