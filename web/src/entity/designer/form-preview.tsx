import { checkSettings, type FieldModel } from '@atelier/entity';
import { fieldView } from '@atelier/field-kinds/views';
import { FormField, FormGrid, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { Segmented } from 'antd';
import { Component, useState, type ReactNode } from 'react';
import { useFieldServices } from '../../app/field-services.tsx';
import { entityMessages } from '../messages.ts';
import type { DesignWork } from './design-work.ts';
import styles from './designer.module.css';

/** The form as people will see it; what is typed here goes nowhere. A click on a field opens its settings. */
export function FormPreview({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const isPhone = useIsPhone();
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop');
  const narrow = isPhone || width === 'phone';
  return (
    <section className={styles.preview} aria-label={say('preview')}>
      {!isPhone && (
        <div className={styles.previewHead}>
          <h2 className={styles.listTitle}>{say('preview')}</h2>
          <Segmented
            size="small"
            aria-label={say('preview')}
            value={width}
            options={[
              { value: 'desktop', label: say('previewDesktop') },
              { value: 'phone', label: say('previewPhone') },
            ]}
            onChange={setWidth}
          />
        </div>
      )}
      <div className={styles.sheet} data-narrow={narrow}>
        <FormGrid columns={narrow ? 1 : 2}>
          {design.draft.model.fields.map((field, index) => (
            <PreviewField key={`${field.key} ${field.kind}`} design={design} field={field} index={index} />
          ))}
        </FormGrid>
      </div>
    </section>
  );
}

interface PreviewFieldProps {
  readonly design: DesignWork;
  readonly field: FieldModel;
  readonly index: number;
}

function PreviewField({ design, field, index }: PreviewFieldProps) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const kind = design.catalog.kinds.get(field.kind);
  const { traits } = kind.definition;
  const isReady = checkSettings(field.settings, kind).length === 0;
  const select = () => design.selection?.index !== index && design.select(index);
  return (
    <div
      className={styles.previewField}
      data-selected={design.selection?.index === index}
      data-wide={traits.wide}
      onFocusCapture={select}
    >
      <FormField
        label={read(field.label) || say('untitled')}
        help={field.help && read(field.help)}
        required={field.required === true}
        wide={traits.wide}
      >
        {(ids) =>
          isReady ? (
            <FieldBoundary resetBy={field} broken={<p className={styles.unready}>{say('previewBroken')}</p>}>
              <TryOut design={design} field={field} id={ids.id} />
            </FieldBoundary>
          ) : (
            <p className={styles.unready}>{say('previewUnready')}</p>
          )
        }
      </FormField>
    </div>
  );
}

function TryOut({
  design,
  field,
  id,
}: {
  readonly design: DesignWork;
  readonly field: FieldModel;
  readonly id: string;
}) {
  const services = useFieldServices();
  const [typed, setTyped] = useState<{ readonly value: unknown }>();
  const complete = design.around.field(design.draft.model.key, field.key) ?? field;
  const preset = typeof field.default === 'object' && field.default !== null ? null : (field.default ?? null);
  const { Editor } = fieldView(field.kind);
  return (
    <Editor
      id={id}
      field={complete}
      entity={design.draft.model.key}
      value={typed ? typed.value : preset}
      onChange={(value) => setTyped({ value })}
      services={services}
    />
  );
}

interface FieldBoundaryProps {
  /** A change gives it another chance. */
  readonly resetBy: unknown;
  readonly broken: ReactNode;
  readonly children: ReactNode;
}

/** Settings in the making may be more than a kind can draw; the rest of the form stays. */
class FieldBoundary extends Component<
  FieldBoundaryProps,
  { readonly isBroken: boolean; readonly resetBy: unknown }
> {
  override state = { isBroken: false, resetBy: this.props.resetBy };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  static getDerivedStateFromProps(props: FieldBoundaryProps, state: { readonly resetBy: unknown }) {
    return props.resetBy === state.resetBy ? null : { isBroken: false, resetBy: props.resetBy };
  }

  override render() {
    return this.state.isBroken ? this.props.broken : this.props.children;
  }
}
