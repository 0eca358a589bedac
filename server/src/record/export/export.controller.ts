import { exportRecords, type InputOf } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Inject, StreamableFile } from '@nestjs/common';
import { Input } from '../../platform/http/input.ts';
import { Route } from '../../platform/http/route.ts';
import { CurrentViewer } from '../../platform/http/viewer.ts';
import { attachment } from './attachment.ts';
import { RecordExport } from './record-export.ts';

@Controller()
export class ExportController {
  constructor(@Inject(RecordExport) private readonly exports: RecordExport) {}

  @Route(exportRecords)
  async export(
    @Input() { params, body }: InputOf<typeof exportRecords>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<StreamableFile> {
    const { file, name, type } = await this.exports.open({ ...body, entity: params.entity }, viewer);
    return new StreamableFile(file, { type, disposition: attachment(name) });
  }
}
