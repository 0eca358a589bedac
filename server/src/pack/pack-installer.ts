import {
  workspacePermissions,
  type PackEntry,
  type PackPlan,
  type ViewModel,
  type WorkspacePermission,
} from '@atelier/api';
import { fieldKinds } from '@atelier/field-kinds';
import { checkPack, planInstall, readPack, type InstallPlan, type Pack } from '@atelier/pack';
import { Problem, type Issue } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { RoleStore } from '../access/role-store.ts';
import { DocumentStore } from '../document/document-store.ts';
import { DefaultViews } from '../entity/default-views.ts';
import { EntityPublisher } from '../entity/entity-publisher.ts';
import { readCatalog } from '../entity/catalog-source.ts';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { Texts } from '../platform/text/texts.ts';
import { PackFolder } from './pack-folder.ts';

export type PackOptions = Readonly<Record<string, boolean>>;

interface InstalledRow {
  readonly key: string;
  readonly version: string;
  readonly options: PackOptions;
  readonly installed_at: Date;
}

/** Installs packs: all of one in one transaction, or nothing; twice changes nothing. */
@Injectable()
export class PackInstaller {
  constructor(
    @Inject(PackFolder) private readonly folder: PackFolder,
    @Inject(Database) private readonly database: Database,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(EntityPublisher) private readonly publisher: EntityPublisher,
    @Inject(RoleStore) private readonly roles: RoleStore,
    @Inject(DefaultViews) private readonly defaultViews: DefaultViews,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  async list(): Promise<PackEntry[]> {
    const rows = await this.database.query<InstalledRow>(
      'SELECT key, version, options, installed_at FROM atelier.pack',
    );
    const installed = new Map(
      rows.map((row) => [row.key, { version: row.version, at: row.installed_at.toISOString() }]),
    );
    const packs = await Promise.all((await this.folder.keys()).map((key) => this.read(key)));
    return packs.map(({ manifest, entities, views, roles }) => {
      const found = installed.get(manifest.key);
      return {
        key: manifest.key,
        version: manifest.version,
        title: manifest.title,
        description: manifest.description,
        options: (manifest.options ?? []).map((option) => ({ ...option })),
        contents: { entity: entities.length, view: views.size, role: roles.size },
        ...(found ? { installed: found } : {}),
      };
    });
  }

  async plan(key: string, options: PackOptions, viewer: Viewer): Promise<PackPlan> {
    const pack = await this.read(key);
    return this.database.transaction(async (tx) =>
      this.present(pack, await this.planIn(tx, pack, options), viewer),
    );
  }

  /** Answers the plan that was carried out. */
  async install(key: string, options: PackOptions, viewer: Viewer): Promise<PackPlan> {
    const pack = await this.read(key);
    return this.publisher.whenFree(key, async (tx) => {
      // Two people at one button: the second waits, and finds everything there.
      await tx.query('LOCK TABLE atelier.pack IN SHARE ROW EXCLUSIVE MODE');
      const { plan, issues } = await this.planIn(tx, pack, options);
      if (issues.length > 0)
        throw new Problem('pack.not-installable', 'conflict', {
          issues,
          details: { pack: pack.manifest.title },
        });
      await this.carryOut(tx, { pack, plan, options }, viewer);
      return this.present(pack, { plan, issues }, viewer);
    });
  }

  private async carryOut(
    tx: Transaction,
    { pack, plan, options }: { pack: Pack; plan: InstallPlan; options: PackOptions },
    viewer: Viewer,
  ): Promise<void> {
    const { key, version, defaultViews = {} } = pack.manifest;
    const by = viewer.userId;
    await this.publisher.publish(tx, plan.entities, { by, note: `${key} ${version}` });
    for (const [name, view] of plan.views) {
      const made = await this.documents.create(tx, { kind: 'view', key: name, body: view, by });
      await this.documents.publish(tx, {
        kind: 'view',
        key: name,
        expectedVersion: made.version,
        by,
        note: `${key} ${version}`,
      });
    }
    for (const [entity, view] of Object.entries(defaultViews))
      if (plan.views.has(view)) await this.defaultViews.choose(tx, entity, view);
    for (const [name, role] of plan.roles) {
      const model = { ...role, grants: [...role.grants], permissions: role.permissions.filter(isPermission) };
      await this.roles.create(
        tx,
        { key: name, model },
        { userId: by, isAdmin: viewer.unrestricted, address: '' },
      );
    }
    await tx.query(
      `INSERT INTO atelier.pack AS p (key, version, options, installed_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (key) DO UPDATE SET version = $2, options = $3, installed_at = now(), installed_by = $4
        WHERE p.version <> $2 OR p.options <> $3::jsonb`,
      [key, version, JSON.stringify(options), by],
    );
  }

  private async planIn(
    tx: Transaction,
    pack: Pack,
    options: PackOptions,
  ): Promise<{ plan: InstallPlan; issues: readonly Issue[] }> {
    const { catalog } = await readCatalog(tx);
    const views = await this.documents.published<ViewModel>(tx, 'view');
    const roles = await this.roles.list(tx);
    const plan = planInstall(
      pack,
      {
        catalog,
        views: new Map(views.map(({ key, published }) => [key, published])),
        roles: new Map(roles.map(({ key, model }) => [key, model])),
      },
      options,
    );
    // What is added to is looked at as it will be, with all that people have made of it.
    const extended = new Map(plan.entities.map((entity) => [entity.key, entity]));
    const entities = pack.entities.map(
      (entity) => extended.get(entity.key) ?? catalog.entity(entity.key) ?? entity,
    );
    const broken =
      plan.issues.length > 0
        ? []
        : checkPack({ ...pack, entities }, { catalog, permissions: workspacePermissions });
    return { plan, issues: [...plan.issues, ...broken] };
  }

  private present(
    pack: Pack,
    { plan, issues }: { plan: InstallPlan; issues: readonly Issue[] },
    { language }: Viewer,
  ): PackPlan {
    return {
      pack: pack.manifest.key,
      version: pack.manifest.version,
      objects: plan.steps.map((step) => ({ ...step, notes: [...step.notes] })),
      issues: issues.map((issue) => ({
        ...issue,
        details: { ...issue.details },
        message: this.texts.textOf(issue, language),
      })),
      installable: issues.length === 0,
    };
  }

  private async read(key: string): Promise<Pack> {
    const files = await this.folder.read(key);
    if (!files) throw new Problem('pack.missing', 'missing', { details: { pack: key } });
    const pack = readPack(files, fieldKinds);
    if (!pack.ok)
      throw new Problem('pack.broken', 'invalid', { issues: pack.issues, details: { pack: key } });
    return pack.value;
  }
}

function isPermission(name: string): name is WorkspacePermission {
  return workspacePermissions.some((permission) => permission === name);
}
