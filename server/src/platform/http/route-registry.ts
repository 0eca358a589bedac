import type { Endpoint } from '@atelier/api';
import { bug } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { routeOf } from './route.ts';

/**
 * Every route of the loaded rooms. A handler that Nest would serve without a described endpoint would
 * have no rights, no validation and no entry in OpenAPI, so the start fails instead.
 */
@Injectable()
export class RouteRegistry {
  private found: readonly Endpoint[] | undefined;

  constructor(@Inject(ModulesContainer) private readonly modules: ModulesContainer) {}

  get endpoints(): readonly Endpoint[] {
    this.found ??= this.collect();
    return this.found;
  }

  /** Fails the start when a handler is not described. */
  check(): void {
    this.found = this.collect();
  }

  private collect(): Endpoint[] {
    const endpoints: Endpoint[] = [];
    for (const module of this.modules.values()) {
      for (const { metatype } of module.controllers.values()) {
        if (typeof metatype === 'function') endpoints.push(...endpointsOf(metatype));
      }
    }
    return endpoints;
  }
}

/** The keys under which Nest keeps where a controller and its methods answer. */
const pathKey = 'path';
const methodKey = 'method';

function endpointsOf(controller: { readonly name: string; readonly prototype: object }): Endpoint[] {
  const own = Reflect.getMetadata(pathKey, controller) as string | undefined;
  if (own !== undefined && own !== '/')
    throw bug(`${controller.name} has a path of its own; endpoints say the whole path`);
  return handlersOf(controller.prototype).map(([name, handler]) => {
    const route = routeOf(handler);
    if (!route) throw bug(`${controller.name}.${name} answers requests without @Route(endpoint)`);
    return route.endpoint;
  });
}

/** Methods that Nest serves, inherited ones too. */
function handlersOf(prototype: object): [string, object][] {
  const handlers = new Map<string, object>();
  for (
    let level: object | null = prototype;
    level && level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(level)) {
      const value: unknown = Object.getOwnPropertyDescriptor(level, name)?.value;
      const isServed = typeof value === 'function' && Reflect.hasMetadata(methodKey, value);
      if (isServed && !handlers.has(name)) handlers.set(name, value);
    }
  }
  return [...handlers];
}
