import { readOpenApi, type AnswerOf } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Inject } from '@nestjs/common';
import { Route } from '../http/route.ts';
import { CurrentViewer } from '../http/viewer.ts';
import { OpenApi } from './openapi.ts';

@Controller()
export class OpenApiController {
  constructor(@Inject(OpenApi) private readonly openApi: OpenApi) {}

  @Route(readOpenApi)
  async read(@CurrentViewer() viewer: Viewer): Promise<AnswerOf<typeof readOpenApi>> {
    return this.openApi.describe(viewer);
  }
}
