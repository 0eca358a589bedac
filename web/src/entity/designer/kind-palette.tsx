import type { FieldKindDefinition } from '@atelier/entity';
import { Icon, SidePanel, useIsPhone, useLanguage, useLocalize, useText } from '@atelier/ui';
import { Input, Modal } from 'antd';
import { RotateCcw } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { entityMessages } from '../messages.ts';
import type { DesignWork } from './design-work.ts';
import styles from './palette.module.css';

const groups = ['text', 'number', 'choice', 'date', 'contact', 'relation', 'system'] as const;
const groupNames = {
  text: 'groupText',
  number: 'groupNumber',
  choice: 'groupChoice',
  date: 'groupDate',
  contact: 'groupContact',
  relation: 'groupRelation',
  system: 'groupSystem',
} as const;

/** What a field can be. Also brings back fields that were removed. */
export function KindPalette({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  return (
    <PaletteFrame
      open={design.isAdding}
      title={say('addField')}
      onClose={() => design.setAdding(false)}
      {...(design.selection?.isNew && { next: fieldNameId })}
    >
      <KindChoice design={design} onChoose={design.addKind} showsKept />
    </PaletteFrame>
  );
}

interface PaletteFrameProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** id of the control to go on with; else the focus goes back to where it came from. */
  readonly next?: string;
  onClose(): void;
}

/** id of the name in the settings of a field. */
export const fieldNameId = 'field-name';

export function PaletteFrame({ open, title, children, next, onClose }: PaletteFrameProps) {
  const isPhone = useIsPhone();
  if (isPhone) {
    return (
      <SidePanel open={open} onClose={onClose} title={title}>
        {children}
      </SidePanel>
    );
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={title}
      footer={null}
      width={760}
      destroyOnHidden
      focusable={{ focusTriggerAfterClose: next === undefined }}
      afterClose={() => next !== undefined && document.getElementById(next)?.focus()}
    >
      {children}
    </Modal>
  );
}

interface KindChoiceProps {
  readonly design: DesignWork;
  readonly showsKept?: boolean;
  readonly current?: string;
  onChoose(kind: string): void;
}

/** Kinds by group, with what each is for; the search looks into both. */
export function KindChoice({ design, showsKept = false, current, onChoose }: KindChoiceProps) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const [text, setText] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const wanted = text.trim().toLowerCase();
  const all = design.catalog.kinds
    .all()
    .map((kind) => kind.definition)
    .filter((definition) => !definition.hidden);
  const shown = all.filter((definition) => fits(definition, wanted));
  const kept = showsKept
    ? design.kept.filter((field) =>
        [field.key, field.label.zh, field.label.en].some((name) => name.toLowerCase().includes(wanted)),
      )
    : [];
  const onKeyDown = (event: KeyboardEvent) => moveFocus(event, body.current);
  return (
    <div ref={body} className={styles.palette}>
      <Input
        autoFocus
        allowClear
        aria-label={say('paletteFind')}
        placeholder={say('paletteFind')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPressEnter={() => {
          // A word in a name means that kind more than one in an explanation.
          const best =
            shown.find(({ label }) => label.zh.includes(wanted) || label.en.toLowerCase().includes(wanted)) ??
            shown[0];
          if (best && wanted !== '') onChoose(best.id);
        }}
      />
      {groups.map((group) => {
        const kinds = shown.filter((definition) => definition.group === group);
        return (
          kinds.length > 0 && (
            <section key={group} className={styles.group}>
              <h3 className={styles.groupTitle}>{say(groupNames[group])}</h3>
              <div className={styles.kinds}>
                {kinds.map((definition) => (
                  <KindButton
                    key={definition.id}
                    definition={definition}
                    isCurrent={definition.id === current}
                    onChoose={() => onChoose(definition.id)}
                    onKeyDown={onKeyDown}
                  />
                ))}
              </div>
            </section>
          )
        );
      })}
      {kept.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.groupTitle}>{say('groupKept')}</h3>
          <div className={styles.kinds}>
            {kept.map((field) => (
              <button
                key={field.key}
                type="button"
                data-choice
                className={styles.kind}
                onClick={() => design.addField(field)}
                onKeyDown={onKeyDown}
              >
                <RotateCcw aria-hidden />
                <span>
                  <span className={styles.kindName}>
                    {field.label[language] || field.label.zh || field.label.en}
                  </span>
                  <span className={styles.kindHelp}>{say('keptHelp')}</span>
                </span>
              </button>
            ))}
          </div>
        </section>
      )}
      {shown.length + kept.length === 0 && <p className={styles.none}>{say('paletteNone')}</p>}
    </div>
  );
}

interface KindButtonProps {
  readonly definition: FieldKindDefinition;
  readonly isCurrent: boolean;
  onChoose(): void;
  onKeyDown(event: KeyboardEvent): void;
}

function KindButton({ definition, isCurrent, onChoose, onKeyDown }: KindButtonProps) {
  const read = useLocalize();
  return (
    <button
      type="button"
      data-choice
      className={styles.kind}
      aria-pressed={isCurrent}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <Icon name={definition.icon} />
      <span>
        <span className={styles.kindName}>{read(definition.label)}</span>
        <span className={styles.kindHelp}>{read(definition.help)}</span>
      </span>
    </button>
  );
}

function fits(definition: FieldKindDefinition, wanted: string): boolean {
  const { label, help, id } = definition;
  return [id, label.zh, label.en, help.zh, help.en].some((text) => text.toLowerCase().includes(wanted));
}

/** Arrow keys walk through the choices, from the search box too. */
function moveFocus(event: KeyboardEvent, body: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!body || step === undefined) return;
  const inText = event.target instanceof HTMLInputElement;
  if (inText && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return;
  const choices = [...body.querySelectorAll<HTMLElement>('[data-choice]')];
  const at = choices.findIndex((choice) => choice === document.activeElement);
  const next = at + step;
  event.preventDefault();
  if (next < 0) body.querySelector('input')?.focus();
  else choices[Math.min(next, choices.length - 1)]?.focus();
}
