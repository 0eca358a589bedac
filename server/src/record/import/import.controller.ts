import {
  commitImport,
  discardImport,
  downloadRejected,
  listImports,
  readImport,
  readImportRows,
  rehearseImport,
  rereadImport,
  undoImport,
  uploadImport,
  type AnswerOf,
  type InputOf,
} from '@atelier/api';
import { Controller, Inject, StreamableFile } from '@nestjs/common';
import type { Caller } from '../../platform/http/caller.ts';
import { Input, Upload, type UploadedBody } from '../../platform/http/input.ts';
import { Route } from '../../platform/http/route.ts';
import { CurrentCaller } from '../../platform/http/viewer.ts';
import { attachment } from '../export/attachment.ts';
import { ImportService } from './import-service.ts';

@Controller()
export class ImportController {
  constructor(@Inject(ImportService) private readonly imports: ImportService) {}

  @Route(uploadImport)
  async upload(
    @Input() { search }: InputOf<typeof uploadImport>,
    @Upload() file: UploadedBody,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof uploadImport>> {
    return this.imports.upload({ ...search, stream: file.stream, length: file.length }, caller);
  }

  @Route(listImports)
  async list(
    @Input() { search }: InputOf<typeof listImports>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof listImports>> {
    return { imports: await this.imports.list(search.entity, viewer) };
  }

  @Route(readImport)
  async read(
    @Input() { params }: InputOf<typeof readImport>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof readImport>> {
    return this.imports.read(params.id, viewer);
  }

  @Route(rereadImport)
  async reread(
    @Input() { params, body }: InputOf<typeof rereadImport>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof rereadImport>> {
    return this.imports.reread(params.id, body, caller);
  }

  @Route(rehearseImport)
  async rehearse(
    @Input() { params, body }: InputOf<typeof rehearseImport>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof rehearseImport>> {
    return this.imports.rehearse(params.id, body, caller);
  }

  @Route(readImportRows)
  async rows(
    @Input() { params, search }: InputOf<typeof readImportRows>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof readImportRows>> {
    return this.imports.rows(params.id, search, viewer);
  }

  @Route(commitImport)
  async commit(
    @Input() { params }: InputOf<typeof commitImport>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof commitImport>> {
    return this.imports.commit(params.id, caller);
  }

  @Route(downloadRejected)
  async rejected(
    @Input() { params }: InputOf<typeof downloadRejected>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<StreamableFile> {
    const { file, name } = await this.imports.rejected(params.id, viewer);
    return new StreamableFile(file, { type: 'text/csv', disposition: attachment(name) });
  }

  @Route(undoImport)
  async undo(
    @Input() { params }: InputOf<typeof undoImport>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof undoImport>> {
    return this.imports.undo(params.id, viewer);
  }

  @Route(discardImport)
  async discard(
    @Input() { params }: InputOf<typeof discardImport>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<void> {
    await this.imports.discard(params.id, viewer);
  }
}
