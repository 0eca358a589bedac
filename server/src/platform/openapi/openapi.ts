import { tagDescriptions } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { RouteRegistry } from '../http/route-registry.ts';
import { Settings } from '../settings.ts';
import { components, operationOf, pathOf, type Json } from './operations.ts';

/** What a room adds to the description of the API for one viewer: routes and shapes that exist only here. */
export interface OpenApiContribution {
  /** By path with `{name}`, then by lower-case method. */
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly schemas?: Readonly<Record<string, Json>>;
  readonly tags?: readonly { readonly name: string; readonly description: string }[];
}

export type OpenApiContributor = (viewer: Viewer) => OpenApiContribution | Promise<OpenApiContribution>;

/** The description of the API: every endpoint of the loaded rooms, and what rooms add from their tables. */
@Injectable()
export class OpenApi {
  private readonly contributors: OpenApiContributor[] = [];

  constructor(
    @Inject(RouteRegistry) private readonly routes: RouteRegistry,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Called while modules are set up. */
  add(contributor: OpenApiContributor): void {
    this.contributors.push(contributor);
  }

  async describe(viewer: Viewer): Promise<Json> {
    const paths: Record<string, Record<string, Json>> = {};
    for (const endpoint of this.routes.endpoints) {
      (paths[pathOf(endpoint)] ??= {})[endpoint.method.toLowerCase()] = operationOf(endpoint);
    }
    const schemas: Record<string, Json> = { ...components.schemas };
    const tags: { name: string; description?: string }[] = this.ownTags();
    for (const contribute of this.contributors) {
      const added = await contribute(viewer);
      for (const [path, operations] of Object.entries(added.paths ?? {}))
        Object.assign((paths[path] ??= {}), operations);
      Object.assign(schemas, added.schemas);
      tags.push(...(added.tags ?? []));
    }
    return {
      openapi: '3.1.1',
      info: {
        title: 'Atelier',
        version: this.settings.version,
        summary: 'Records, flows, dashboards and their designs',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: this.settings.publicUrl?.origin ?? '/' }],
      security: [{ session: [] }, { apiKey: [] }],
      tags,
      paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
      components: { ...components, schemas },
    };
  }

  private ownTags(): { name: string; description?: string }[] {
    const names = [...new Set(this.routes.endpoints.map((endpoint) => endpoint.tag))].sort();
    return names.map((name) => {
      const description = tagDescriptions[name];
      return description === undefined ? { name } : { name, description };
    });
  }
}
