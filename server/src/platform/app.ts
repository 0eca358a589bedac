import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createAdapter } from './http/adapter.ts';
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
  return app.init();
}
