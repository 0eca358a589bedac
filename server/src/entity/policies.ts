import { resolvePolicy, type Policy, type Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from './entity-store.ts';

/** What viewers may do under the present catalog, worked out once per viewer and publish. */
@Injectable()
export class Policies {
  // A viewer is read anew when roles change, so the object itself stands for what it may do.
  private readonly known = new WeakMap<Viewer, { readonly version: number; readonly policy: Policy }>();

  constructor(@Inject(EntityStore) private readonly entities: EntityStore) {}

  of(viewer: Viewer): Policy {
    const catalog = this.entities.catalog();
    const found = this.known.get(viewer);
    if (found?.version === catalog.version) return found.policy;
    const policy = resolvePolicy(viewer, catalog);
    this.known.set(viewer, { version: catalog.version, policy });
    return policy;
  }
}
