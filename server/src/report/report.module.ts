import { dashboards } from '@atelier/api';
import { reportMessages } from '@atelier/report';
import { Inject, Module } from '@nestjs/common';
import { designController } from '../document/design-controller.ts';
import { EntityModule } from '../entity/entity.module.ts';
import { Texts } from '../platform/text/texts.ts';
import { RecordModule } from '../record/record.module.ts';
import { DashboardDependents } from './dashboard-dependents.ts';
import { DashboardDesigns } from './dashboard-designs.ts';
import { ReportController } from './report.controller.ts';
import { reportProblems } from './report-problems.ts';
import { WidgetReader } from './widget-reader.ts';

/** Dashboards and what their widgets show. */
@Module({
  imports: [EntityModule, RecordModule],
  controllers: [designController(dashboards, DashboardDesigns, 'dashboard:design'), ReportController],
  providers: [DashboardDependents, DashboardDesigns, WidgetReader],
})
export class ReportModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(reportMessages, reportProblems);
  }
}
