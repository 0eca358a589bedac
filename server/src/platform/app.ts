import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics } from './health/metrics.ts';
import { Readiness } from './health/readiness.ts';
import { createAdapter } from './http/adapter.ts';
import { servePages } from './http/pages.ts';
import { addRequestHooks } from './http/request-hooks.ts';
import { RouteRegistry } from './http/route-registry.ts';
import { Log } from './log/log.ts';
import { PlatformModule, type PlatformOptions } from './platform.module.ts';

export type Room = Type | DynamicModule;

@Module({})
class House {}

export interface AppOptions {
  readonly platform: PlatformOptions;
  readonly rooms: readonly Room[];
}

/** Builds the application of some rooms on the platform. It is ready to listen, and does not yet. */
export async function createApp({ platform, rooms }: AppOptions): Promise<NestFastifyApplication> {
  const house: DynamicModule = { module: House, imports: [PlatformModule.with(platform), ...rooms] };
  const app = await NestFactory.create<NestFastifyApplication>(house, createAdapter(platform.settings), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: false,
  });
  const server = app.getHttpAdapter().getInstance();
  addRequestHooks(server, {
    settings: platform.settings,
    readiness: app.get(Readiness),
    metrics: app.get(Metrics),
    log: app.get(Log),
  });
  const { webDir, publicUrl } = platform.settings;
  if (webDir !== undefined) servePages(server, webDir, publicUrl?.protocol === 'https:');
  app.get(RouteRegistry).check();
  return app.init();
}
