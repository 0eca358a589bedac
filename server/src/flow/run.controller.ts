import { cancelRun, listRuns, readRun, retryRun, type InputOf } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Inject } from '@nestjs/common';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentViewer } from '../platform/http/viewer.ts';
import { RunCommands } from './run-commands.ts';
import { RunReader } from './run-reader.ts';

@Controller()
export class RunController {
  constructor(
    @Inject(RunReader) private readonly runs: RunReader,
    @Inject(RunCommands) private readonly commands: RunCommands,
  ) {}

  @Route(listRuns)
  list(@Input() { search }: InputOf<typeof listRuns>, @CurrentViewer() viewer: Viewer) {
    return this.runs.list(search, viewer);
  }

  @Route(readRun)
  read(@Input() { params }: InputOf<typeof readRun>, @CurrentViewer() viewer: Viewer) {
    return this.runs.read(params.run, viewer);
  }

  @Route(cancelRun)
  async cancel(@Input() { params }: InputOf<typeof cancelRun>, @CurrentViewer() viewer: Viewer) {
    await this.commands.cancel(params.run);
    return this.runs.read(params.run, viewer);
  }

  @Route(retryRun)
  async retry(@Input() { params }: InputOf<typeof retryRun>, @CurrentViewer() viewer: Viewer) {
    await this.commands.retry(params.run);
    return this.runs.read(params.run, viewer);
  }
}
