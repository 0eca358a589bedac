import {
  createEntity,
  discardEntityDraft,
  hideEntity,
  listEntityDesigns,
  listEntityVersions,
  publishEntity,
  readEntityDesign,
  readEntityVersion,
  restoreEntityVersion,
  saveEntityDraft,
  type EntityDesign,
  type Job,
} from '@atelier/api';
import type { EntityModel, FieldModel } from '@atelier/entity';
import { call } from '../api/call.ts';
import type { Design, DesignApi } from '../app/design/design-api.ts';

/** An entity as the designer holds it: a design like any other, and what is known of its table. */
export interface EntityWork extends Design<EntityModel> {
  /** Removed before; their values are still there. */
  readonly keptFields: readonly FieldModel[];
  readonly rows: number;
}

export interface Publishing {
  /** Said among the versions. */
  note(): string | undefined;
  /** Work that goes on after publishing. */
  onJob(job: Job): void;
}

/** The routes of entities in the shape that every designer works with. Hidden is what others call paused. */
export function entityApi(publishing: Publishing): DesignApi<EntityModel, EntityWork> {
  return {
    tag: 'entity-design',
    list: async () => {
      const { entities } = await call(listEntityDesigns);
      const entries = entities.map(({ hidden, ...entry }) => ({ ...entry, paused: hidden }));
      return { entries };
    },
    read: async (entity) => workOf(await call(readEntityDesign, { params: { entity } })),
    create: async (model) => workOf(await call(createEntity, { body: { model } })),
    save: async (entity, model, version) =>
      workOf(await call(saveEntityDraft, { params: { entity }, body: { model, version } })),
    discard: async (entity, version) => {
      const { design } = await call(discardEntityDraft, { params: { entity }, body: { version } });
      return design ? { design: workOf(design) } : {};
    },
    publish: async (entity, version) => {
      const note = publishing.note();
      const answer = await call(publishEntity, {
        params: { entity },
        body: { version, ...(note && { note }) },
      });
      if (answer.job) publishing.onJob(answer.job);
      return workOf(answer.design);
    },
    pause: async (entity, hidden) => workOf(await call(hideEntity, { params: { entity }, body: { hidden } })),
    versions: (entity) => call(listEntityVersions, { params: { entity } }),
    readVersion: (entity, version) => call(readEntityVersion, { params: { entity, version } }),
    restore: async (entity, restored, version) =>
      workOf(await call(restoreEntityVersion, { params: { entity, version: restored }, body: { version } })),
  };
}

function workOf({ hidden, ...design }: EntityDesign): EntityWork {
  return { ...design, paused: hidden, issues: [] };
}
