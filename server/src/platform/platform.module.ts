import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Clock, SystemClock } from './clock/clock.ts';
import {
  dataSourceOptions,
  jobPool,
  reportPool,
  usualPoolSizes,
  type PoolSizes,
} from './database/connections.ts';
import { databaseProblems } from './database/database-problems.ts';
import { Database } from './database/database.ts';
import { ReportDatabase } from './database/report-database.ts';
import { Signals } from './database/signals.ts';
import { egressProblems } from './egress/egress-problems.ts';
import { Egress } from './egress/egress.ts';
import { Metrics } from './health/metrics.ts';
import { Readiness } from './health/readiness.ts';
import { SystemController } from './health/system.controller.ts';
import { ProblemFilter } from './http/problem-filter.ts';
import { RateLimits } from './http/rate-limits.ts';
import { requestProblems } from './http/request-problems.ts';
import { RouteRegistry } from './http/route-registry.ts';
import { RouteGuard } from './http/route-guard.ts';
import { JobController } from './jobs/job.controller.ts';
import { jobProblems } from './jobs/job-problems.ts';
import { JobQueue, type JobQueueOptions } from './jobs/job-queue.ts';
import { LongJobs } from './jobs/long-jobs.ts';
import { Log } from './log/log.ts';
import { OpenApiController } from './openapi/openapi.controller.ts';
import { OpenApi } from './openapi/openapi.ts';
import { Settings } from './settings.ts';
import { FolderStorage, Storage } from './storage/storage.ts';
import { Texts } from './text/texts.ts';

/** What the platform needs from whoever starts it: the process itself, or a test. */
export interface PlatformOptions {
  readonly settings: Settings;
  /** Where the database really is, embedded or not. */
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly poolSizes?: PoolSizes;
  /** False: this process answers requests and leaves background work to others. */
  readonly works?: boolean;
  /** How often rooms look for work that a dead worker left behind, in milliseconds; 10 s unless told. */
  readonly lookEvery?: number;
}

/** What every room may ask for. */
const shared = [
  Settings,
  Log,
  Clock,
  Texts,
  ReportDatabase,
  Database,
  Egress,
  Signals,
  JobQueue,
  LongJobs,
  Metrics,
  OpenApi,
  RateLimits,
  Readiness,
  RouteRegistry,
  Storage,
];

@Global()
@Module({})
export class PlatformModule {
  static with(options: PlatformOptions): DynamicModule {
    const { databaseUrl, poolSizes = usualPoolSizes } = options;
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOptions(databaseUrl, poolSizes.main),
            autoLoadEntities: true,
            retryAttempts: 0,
          }),
        }),
      ],
      controllers: [JobController, OpenApiController, SystemController],
      providers: [
        ...outside(options),
        Database,
        LongJobs,
        Metrics,
        OpenApi,
        RateLimits,
        Readiness,
        RouteRegistry,
        { provide: APP_GUARD, useClass: RouteGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: shared,
    };
  }
}

/** What touches the world, made as whoever starts the platform wants it. */
function outside(options: PlatformOptions): Provider[] {
  const { settings, databaseUrl, poolSizes = usualPoolSizes } = options;
  return [
    { provide: Settings, useValue: settings },
    { provide: Log, useValue: new Log(options.logger) },
    { provide: Clock, useValue: options.clock ?? new SystemClock() },
    { provide: Texts, useFactory: platformTexts },
    {
      provide: ReportDatabase,
      useFactory: () => new ReportDatabase(reportPool(databaseUrl, poolSizes.reports)),
    },
    { provide: Signals, useFactory: (log: Log) => new Signals(databaseUrl, log), inject: [Log] },
    { provide: JobQueue, useFactory: (log: Log) => new JobQueue(queueOptions(options), log), inject: [Log] },
    { provide: Egress, useValue: new Egress({ allow: settings.egressAllow }) },
    { provide: Storage, useValue: new FolderStorage(join(settings.dataDir, 'files')) },
  ];
}

function queueOptions(options: PlatformOptions): JobQueueOptions {
  const { databaseUrl, poolSizes = usualPoolSizes, works = true, lookEvery = 10_000 } = options;
  return {
    pool: jobPool(databaseUrl, poolSizes.jobs),
    concurrency: Math.max(1, poolSizes.jobs - 1),
    works,
    lookEvery,
  };
}

function platformTexts(): Texts {
  const texts = new Texts();
  texts.add(requestProblems, databaseProblems, egressProblems, jobProblems);
  return texts;
}
