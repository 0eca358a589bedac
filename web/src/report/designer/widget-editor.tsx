import { ConfirmButton, FormField, Section, useLocalize, useText } from '@atelier/ui';
import type { Place, Question, Widget } from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { Input, InputNumber, Select, Switch } from 'antd';
import type { DesignIssue } from '../../app/design/design-api.ts';
import { reportMessages } from '../messages.ts';
import styles from './designer.module.css';
import { QuestionEditor } from './question-editor.tsx';

export interface WidgetEditorProps {
  readonly widget: Widget;
  readonly issues: readonly DesignIssue[];
  /** Pointer of the widget in the dashboard, to be taken off the issues' places. */
  readonly issueRoot: string;
  onChange(widget: Widget): void;
  onRemove(): void;
}

/** Everything about one widget: what it asks, how it looks, where it stands. */
export function WidgetEditor({ widget, issues, issueRoot, onChange, onRemove }: WidgetEditorProps) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const questionRoot = `${issueRoot}/question`;
  const ask = (question: Question) => onChange({ ...widget, question });

  return (
    <div className={styles.editor}>
      <FormField label={say('kind')}>
        {(ids) => (
          <Select
            id={ids.id}
            value={widget.kind}
            options={widgetKinds
              .all()
              .map(({ definition }) => ({ value: definition.id, label: read(definition.label) }))}
            onChange={(kind) => onChange(withKind(widget, kind))}
          />
        )}
      </FormField>
      {(['zh', 'en'] as const).map((language) => (
        <FormField key={language} label={say(language === 'zh' ? 'titleZh' : 'titleEn')}>
          {(ids) => (
            <Input
              id={ids.id}
              maxLength={80}
              value={widget.title[language]}
              onChange={(event) =>
                onChange({ ...widget, title: { ...widget.title, [language]: event.target.value } })
              }
            />
          )}
        </FormField>
      ))}
      <QuestionEditor
        kind={widget.kind}
        question={widget.question}
        issues={issues.filter((issue) => issue.at.startsWith(questionRoot))}
        issueRoot={questionRoot}
        onChange={ask}
      />
      <Appearance widget={widget} onChange={onChange} />
      <PlaceEditor place={widget.place} onChange={(place) => onChange({ ...widget, place })} />
      <ConfirmButton
        danger
        type="text"
        question={say('removeWidget')}
        verb={say('remove')}
        onConfirm={onRemove}
      >
        {say('removeWidget')}
      </ConfirmButton>
    </div>
  );
}

/** Another kind keeps the question as far as it can show it. */
function withKind(widget: Widget, kindId: string): Widget {
  const kind = widgetKinds.get(kindId);
  if (!kind) return widget;
  const { traits, defaultSettings } = kind.definition;
  const { question } = widget;
  return {
    ...widget,
    kind: kindId,
    settings: defaultSettings,
    question: {
      ...question,
      dimensions: question.dimensions.slice(0, traits.dimensions.max),
      measures:
        traits.measures.max === 0
          ? []
          : question.measures.length > 0
            ? question.measures.slice(0, traits.measures.max)
            : [{ function: 'count' }],
    },
  };
}

interface SettingSchema {
  readonly type?: string;
  readonly 'x-atelier'?: { readonly label: { readonly zh: string; readonly en: string } };
}

/** The settings of the kind, drawn from its schema; all of them are switches so far. */
function Appearance({ widget, onChange }: Pick<WidgetEditorProps, 'widget' | 'onChange'>) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const schema = widgetKinds.get(widget.kind)?.definition.settingsSchema;
  const properties = Object.entries(
    (schema?.['properties'] ?? {}) as Readonly<Record<string, SettingSchema>>,
  );
  const switches = properties.filter(([, setting]) => setting.type === 'boolean');
  if (switches.length === 0) return null;
  return (
    <Section title={say('appearance')}>
      {switches.map(([key, setting]) => (
        <label key={key} className={styles.switch}>
          <Switch
            size="small"
            checked={widget.settings[key] === true}
            onChange={(on) => onChange({ ...widget, settings: { ...widget.settings, [key]: on } })}
          />
          {setting['x-atelier'] ? read(setting['x-atelier'].label) : key}
        </label>
      ))}
    </Section>
  );
}

/** Place and size as numbers: the keyboard's way to what the mouse drags. */
function PlaceEditor({ place, onChange }: { readonly place: Place; onChange(place: Place): void }) {
  const say = useText(reportMessages);
  const part = (key: keyof Place, label: string, bounds: { readonly min: number; readonly max: number }) => (
    <FormField label={label}>
      {(ids) => (
        <InputNumber
          id={ids.id}
          {...bounds}
          precision={0}
          value={key === 'x' || key === 'y' ? place[key] + 1 : place[key]}
          onChange={(value) => {
            if (value === null) return;
            onChange({ ...place, [key]: key === 'x' || key === 'y' ? value - 1 : value });
          }}
        />
      )}
    </FormField>
  );
  return (
    <Section title={say('place')}>
      <div className={styles.places}>
        {part('x', say('left'), { min: 1, max: 13 - place.width })}
        {part('y', say('top'), { min: 1, max: 10_000 })}
        {part('width', say('width'), { min: 1, max: 12 - place.x })}
        {part('height', say('height'), { min: 2, max: 60 })}
      </div>
    </Section>
  );
}
