import { EmptyState, Page, PageHeader, useLocalize, useText } from '@atelier/ui';
import { inReadingOrder, type Dashboard, type Widget } from '@atelier/report';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ChartNoAxesColumn, RotateCw } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { maySee } from '../app/nav-entry.ts';
import { useMe } from '../app/session.tsx';
import { dashboardApi } from './dashboard-api.ts';
import { DrillPanel, useDrill } from './drill-panel.tsx';
import { reportMessages } from './messages.ts';
import styles from './report.module.css';
import { WidgetFrame } from './widget-frame.tsx';

/** A published dashboard under the viewer's own rights. */
export function DashboardPage() {
  const { key = '' } = useParams();
  const design = useQuery({
    queryKey: [dashboardApi.tag, 'published', key],
    queryFn: () => dashboardApi.read(key),
  });
  return (
    <Answer of={design}>{({ published }) => <Published dashboardKey={key} dashboard={published} />}</Answer>
  );
}

function Published({
  dashboardKey,
  dashboard,
}: {
  readonly dashboardKey: string;
  readonly dashboard: Dashboard | undefined;
}) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayDesign = maySee(useMe(), 'dashboard:design');
  const drill = useDrill();
  const title = dashboard ? read(dashboard.label) : say('dashboards');
  const design = (
    <Button onClick={() => void navigate(`/dashboards/${dashboardKey}/design`)}>{say('design')}</Button>
  );

  return (
    <Page title={title}>
      <PageHeader
        title={title}
        onBack={() => void navigate('/dashboards')}
        description={dashboard?.description && read(dashboard.description)}
        actions={
          <>
            <Button
              type="text"
              icon={<RotateCw size={16} />}
              aria-label={say('refresh')}
              title={say('refresh')}
              onClick={() =>
                void client.invalidateQueries({ queryKey: ['dashboards', 'widget', dashboardKey] })
              }
            />
            {mayDesign && design}
          </>
        }
      />
      {dashboard === undefined || dashboard.widgets.length === 0 ? (
        <EmptyState
          picture={<ChartNoAxesColumn />}
          title={dashboard ? say('empty') : say('notPublished')}
          text={mayDesign && say('notPublishedText')}
          actions={mayDesign && design}
        />
      ) : (
        <div className={styles.grid}>
          {inReadingOrder(dashboard.widgets).map((widget) => (
            <div key={widget.id} className={styles.cell} style={placeOf(widget)}>
              <WidgetFrame widget={widget} source={{ dashboard: dashboardKey }} onDrill={drill.open} />
            </div>
          ))}
        </div>
      )}
      <DrillPanel drill={drill} />
    </Page>
  );
}

/** Grid lines on a wide screen; a phone stacks widgets in reading order and keeps their heights. */
function placeOf({ place }: Widget): CSSProperties {
  return {
    '--column': `${place.x + 1} / span ${place.width}`,
    '--row': `${place.y + 1} / span ${place.height}`,
    '--rows': place.height,
  } as CSSProperties;
}
