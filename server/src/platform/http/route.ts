import type { Endpoint } from '@atelier/api';
import { applyDecorators, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { CompiledRoute } from './compiled-route.ts';

const methods = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
} as const;

const routes = new WeakMap<object, CompiledRoute>();

/**
 * Binds a controller method to its description in `@atelier/api`: path, rights, validation and the
 * entry in OpenAPI all follow from it. Controllers have no path of their own: `@Controller()`.
 *
 * @example
 * @Route(readRecord)
 * read(@Input() { params }: InputOf<typeof readRecord>, @CurrentViewer() viewer: Viewer) { … }
 */
export function Route(endpoint: Endpoint): MethodDecorator {
  const route = new CompiledRoute(endpoint);
  return applyDecorators(
    RequestMapping({ method: methods[endpoint.method], path: endpoint.path }),
    HttpCode(endpoint.status ?? 200),
    RouteConfig({ route }),
    (_target: object, _key: string | symbol, descriptor: PropertyDescriptor) => {
      routes.set(descriptor.value as object, route);
    },
  );
}

export function routeOf(handler: object): CompiledRoute | undefined {
  return routes.get(handler);
}
