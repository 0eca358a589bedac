import { previewWidget, readWidget, type InputOf } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Inject } from '@nestjs/common';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentViewer } from '../platform/http/viewer.ts';
import { WidgetReader } from './widget-reader.ts';

@Controller()
export class ReportController {
  constructor(@Inject(WidgetReader) private readonly widgets: WidgetReader) {}

  @Route(readWidget)
  read(@Input() { params }: InputOf<typeof readWidget>, @CurrentViewer() viewer: Viewer) {
    return this.widgets.published(params.key, params.widget, viewer);
  }

  @Route(previewWidget)
  preview(@Input() { body }: InputOf<typeof previewWidget>, @CurrentViewer() viewer: Viewer) {
    return this.widgets.answer(body.kind, body.question, viewer);
  }
}
