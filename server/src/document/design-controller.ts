import type { DesignEndpoints, WorkspacePermission } from '@atelier/api';
import { Controller, Inject, type Type as Class } from '@nestjs/common';
import type { Caller } from '../platform/http/caller.ts';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentCaller } from '../platform/http/viewer.ts';
import type { DesignService } from './design-service.ts';
import type { Localized } from '@atelier/problem';

type Model = { readonly key: string; readonly label: Localized };

interface Parts {
  readonly params: { readonly key: string; readonly version: number };
  readonly body: {
    readonly model: unknown;
    readonly version: number;
    readonly note?: string;
    readonly paused: boolean;
  };
}

/**
 * The controller of one kind of design: the routes of `designEndpoints`, answered by its service.
 * Requests have been validated against the endpoints when they arrive here.
 */
export function designController<M extends Model>(
  endpoints: DesignEndpoints,
  service: Class<DesignService<M>>,
  design: WorkspacePermission,
): Class<unknown> {
  const mayDesign = (caller: Caller) => caller.permissions.has(design);

  class DesignController {
    constructor(@Inject(service) private readonly designs: DesignService<M>) {}

    @Route(endpoints.list)
    list(@CurrentCaller() caller: Caller) {
      return this.designs.list(mayDesign(caller));
    }

    @Route(endpoints.read)
    read(@Input() { params }: Parts, @CurrentCaller() caller: Caller) {
      return this.designs.read(params.key, caller.viewer, mayDesign(caller));
    }

    @Route(endpoints.create)
    create(@Input() { body }: Parts, @CurrentCaller() { viewer }: Caller) {
      return this.designs.create(body.model, viewer);
    }

    @Route(endpoints.save)
    save(@Input() { params, body }: Parts, @CurrentCaller() { viewer }: Caller) {
      return this.designs.save({ key: params.key, version: body.version, model: body.model }, viewer);
    }

    @Route(endpoints.discard)
    discard(@Input() { params, body }: Parts, @CurrentCaller() { viewer }: Caller) {
      return this.designs.discard({ key: params.key, version: body.version }, viewer);
    }

    @Route(endpoints.publish)
    publish(@Input() { params, body }: Parts, @CurrentCaller() { viewer }: Caller) {
      return this.designs.publish({ ...body, key: params.key }, viewer);
    }

    @Route(endpoints.pause)
    pause(@Input() { params, body }: Parts, @CurrentCaller() { viewer }: Caller) {
      return this.designs.pause({ ...body, key: params.key }, viewer);
    }

    @Route(endpoints.versions)
    versions(@Input() { params }: Parts) {
      return this.designs.versions(params.key);
    }

    @Route(endpoints.readVersion)
    readVersion(@Input() { params }: Parts) {
      return this.designs.readVersion(params.key, params.version);
    }

    @Route(endpoints.restore)
    restore(@Input() { params, body }: Parts, @CurrentCaller() { viewer }: Caller) {
      return this.designs.restore(
        { key: params.key, version: body.version, restored: params.version },
        viewer,
      );
    }
  }

  // Legacy decorators cannot stand before a class that is returned from a function.
  Controller()(DesignController);
  return DesignController;
}
