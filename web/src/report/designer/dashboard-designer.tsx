import { EmptyState, Page, SplitPane, toast, useIsPhone, useLocalize, useText } from '@atelier/ui';
import {
  addWidget,
  freeWidgetId,
  inReadingOrder,
  placeWidgets,
  removeWidget,
  replaceWidget,
  type Dashboard,
  type Question,
  type Widget,
  type WidgetKindDefinition,
} from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { Button, Dropdown, Input } from 'antd';
import { ChartNoAxesColumn, GripVertical, Plus, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Answer } from '../../api/answer.tsx';
import { useCatalog, useListedEntities } from '../../app/catalog.tsx';
import { ConflictNotice, DesignBar } from '../../app/design/design-bar.tsx';
import { useDesignSession, useOpenDesign } from '../../app/design/use-design.ts';
import type { Design } from '../../app/design/design-api.ts';
import { useHistory } from '../../app/design/use-history.ts';
import { dashboardApi } from '../dashboard-api.ts';
import { DrillPanel, useDrill } from '../drill-panel.tsx';
import { reportMessages } from '../messages.ts';
import { WidgetFrame } from '../widget-frame.tsx';
import styles from './designer.module.css';
import { firstQuestion } from './first-question.ts';
import { WidgetEditor } from './widget-editor.tsx';
import { WidgetGrid } from './widget-grid.tsx';

export function DashboardDesignerPage() {
  const { key = '' } = useParams();
  const opened = useOpenDesign(dashboardApi, key);
  return <Answer of={opened}>{(design) => <Designer key={key} opened={design} />}</Answer>;
}

function Designer({ opened }: { readonly opened: Design<Dashboard> }) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const session = useDesignSession(dashboardApi, opened);
  const first = opened.draft ??
    opened.published ?? { key: opened.key, label: { zh: '', en: '' }, widgets: [] };
  const history = useHistory<Dashboard>(first);
  const [chosen, setChosen] = useState<string>();
  const drill = useDrill();
  const catalog = useCatalog();
  const entities = useListedEntities();
  const { model } = history;

  const change = (next: Dashboard) => {
    history.change(next);
    session.save(next);
  };
  const add = (definition: WidgetKindDefinition) => {
    const entity = model.widgets.at(-1)?.question.entity ?? entities[0]?.model.key ?? '';
    const widget = newWidget(model, definition, firstQuestion(catalog, entity, definition.traits));
    change(addWidget(model, widget, definition.traits.usual));
    setChosen(widget.id);
  };
  const remove = (widget: Widget) => {
    setChosen(undefined);
    change(removeWidget(model, widget.id));
    toast.neutral(say('removed', { title: read(widget.title) || say('untitled') }), {
      label: say('undo'),
      run: () => change(model),
    });
  };
  const widget = model.widgets.find((candidate) => candidate.id === chosen);

  return (
    <Page title={read(model.label)} width="canvas">
      <SplitPane
        open={widget !== undefined}
        onClose={() => setChosen(undefined)}
        sideTitle={say('widget')}
        sideWidth={380}
        side={
          widget && (
            <WidgetEditor
              key={widget.id}
              widget={widget}
              issues={session.design.issues.filter((issue) => issue.at.startsWith(pointerOf(model, widget)))}
              issueRoot={pointerOf(model, widget)}
              onChange={(next) => change(replaceWidget(model, next))}
              onRemove={() => remove(widget)}
            />
          )
        }
      >
        <div className={styles.frame}>
          <Head model={model} onChange={change} />
          <DesignBar
            api={dashboardApi}
            session={session}
            model={model}
            canUndo={history.canUndo}
            canRedo={history.canRedo}
            onUndo={() => saveIfAny(history.undo(), session.save)}
            onRedo={() => saveIfAny(history.redo(), session.save)}
            onReplace={(next) => next && history.change(next)}
            onShowProblems={() => setChosen(firstBroken(model, session.design.issues))}
            canPause
            extra={<AddButton onAdd={add} />}
          />
          <ConflictNotice
            session={session}
            model={model}
            onReplace={(next) => next && history.change(next)}
          />
          <Widgets
            model={model}
            chosen={chosen}
            onChoose={setChosen}
            onChange={change}
            onAdd={add}
            onDrill={drill.open}
          />
        </div>
      </SplitPane>
      <DrillPanel drill={drill} />
    </Page>
  );
}

function saveIfAny(model: Dashboard | undefined, save: (model: Dashboard) => void): void {
  if (model) save(model);
}

function pointerOf(model: Dashboard, widget: Widget): string {
  return `/widgets/${model.widgets.indexOf(widget)}`;
}

function firstBroken(model: Dashboard, issues: readonly { readonly at: string }[]): string | undefined {
  const index = Number(/^\/widgets\/(\d+)/.exec(issues[0]?.at ?? '')?.[1]);
  return model.widgets[index]?.id;
}

function newWidget(
  model: Dashboard,
  definition: WidgetKindDefinition,
  question: Question,
): Omit<Widget, 'place'> {
  return {
    id: freeWidgetId(model, definition.id),
    kind: definition.id,
    title: definition.label,
    settings: definition.defaultSettings,
    question,
  };
}

function Head({ model, onChange }: { readonly model: Dashboard; onChange(next: Dashboard): void }) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const rename = (text: string) => {
    // The name in the other language stays what it was, unless nobody ever wrote one.
    const { zh, en } = model.label;
    const isSame = zh === en || !zh || !en;
    const label = isSame
      ? { zh: text, en: text }
      : model.label.zh === read(model.label)
        ? { zh: text, en }
        : { zh, en: text };
    onChange({ ...model, label });
  };
  return (
    <div className={styles.head}>
      <Link to={`/dashboards/${model.key}`} className={styles.back}>
        ‹ {say('view')}
      </Link>
      <Input
        variant="borderless"
        className={styles.name}
        aria-label={say('name')}
        maxLength={60}
        value={read(model.label)}
        onChange={(event) => rename(event.target.value)}
      />
    </div>
  );
}

function AddButton({
  onAdd,
  isPrimary,
}: {
  onAdd(definition: WidgetKindDefinition): void;
  readonly isPrimary?: boolean;
}) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const items = widgetKinds.all().map(({ definition }) => ({
    key: definition.id,
    label: (
      <span className={styles.kind}>
        <span>{read(definition.label)}</span>
        <span className={styles.kindHelp}>{read(definition.help)}</span>
      </span>
    ),
    onClick: () => onAdd(definition),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<Plus size={16} />} type={isPrimary ? 'primary' : 'default'}>
        {say('addWidget')}
      </Button>
    </Dropdown>
  );
}

interface WidgetsProps {
  readonly model: Dashboard;
  readonly chosen: string | undefined;
  onChoose(id: string): void;
  onChange(next: Dashboard): void;
  onAdd(definition: WidgetKindDefinition): void;
  readonly onDrill: ReturnType<typeof useDrill>['open'];
}

function Widgets({ model, chosen, onChoose, onChange, onAdd, onDrill }: WidgetsProps) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const isPhone = useIsPhone();
  if (model.widgets.length === 0) {
    return (
      <EmptyState
        picture={<ChartNoAxesColumn />}
        title={say('empty')}
        text={say('emptyText')}
        actions={<AddButton onAdd={onAdd} isPrimary />}
      />
    );
  }
  const frame = (id: string) => {
    const widget = model.widgets.find((candidate) => candidate.id === id);
    if (!widget) return null;
    const title = read(widget.title) || say('untitled');
    return (
      <div className={styles.slot} data-chosen={chosen === id}>
        <WidgetFrame
          widget={widget}
          source="preview"
          onDrill={onDrill}
          tools={
            <span className={styles.tools}>
              <Button
                type="text"
                size="small"
                icon={<Settings2 size={14} />}
                aria-label={say('configure', { title })}
                onClick={() => onChoose(id)}
              />
              {!isPhone && (
                <span className={styles.handle} aria-hidden>
                  <GripVertical size={14} />
                </span>
              )}
            </span>
          }
        />
      </div>
    );
  };
  if (isPhone) {
    return (
      <>
        <p className={styles.hint}>{say('phoneDesign')}</p>
        {inReadingOrder(model.widgets).map((widget) => (
          <div key={widget.id} className={styles.stacked} style={{ height: widget.place.height * 32 }}>
            {frame(widget.id)}
          </div>
        ))}
      </>
    );
  }
  return (
    <WidgetGrid dashboard={model} onPlace={(places) => onChange(placeWidgets(model, places))}>
      {frame}
    </WidgetGrid>
  );
}
