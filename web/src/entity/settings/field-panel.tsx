import { checkKey, type FieldModel } from '@atelier/entity';
import { localize, type Localized } from '@atelier/problem';
import { FormField, FormGrid, Icon, toast, useLanguage, useLocalize, useText } from '@atelier/ui';
import { Button, Input, Segmented } from 'antd';
import { Copy, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { LocalizedInput } from '../../app/localized-input.tsx';
import { asKind, takenKeys } from '../designer/draft.ts';
import { fieldNameId, KindChoice, PaletteFrame } from '../designer/kind-palette.tsx';
import { textAt } from '../designer/problems.ts';
import { keyFor } from '../field-keys.ts';
import { entityMessages } from '../messages.ts';
import { DefaultEditor } from './default-editor.tsx';
import type { FieldPanelProps, FieldWork } from './field-work.ts';
import { KindSettings } from './kind-settings.tsx';
import styles from './settings.module.css';
import { SwitchLine } from './switch-line.tsx';

/** Everything about one field. */
export function FieldPanel({ design, index, field }: FieldPanelProps) {
  const body = useRef<HTMLDivElement>(null);
  const at = design.selection?.at;
  useEffect(() => {
    if (at !== undefined) focusPlace(body.current, at);
  }, [at]);
  const work: FieldWork = {
    design,
    index,
    field,
    problems: design.problems.filter((problem) => problem.field === index),
    isFixed: [...(design.published?.fields ?? []), ...design.kept].some((old) => old.key === field.key),
    change: (patch, subject) =>
      design.draft.edit({ kind: 'field', index, field: merged(field, patch) }, `${index} ${subject}`),
  };
  return (
    <div ref={body} className={styles.panel}>
      <FormGrid columns={1}>
        <NameLine {...work} />
        <KindLine {...work} />
        <KindSettings {...work} />
        <Rules {...work} />
        <DefaultEditor {...work} />
        <HelpLine {...work} />
        <Protection {...work} />
        <KeyLine {...work} />
      </FormGrid>
      <Actions {...work} />
    </div>
  );
}

function merged(field: FieldModel, patch: Parameters<FieldWork['change']>[0]): FieldModel {
  // An edit drops what is undefined, so the model keeps its promise about what may be absent.
  return { ...field, ...patch } as FieldModel;
}

/** Leads to the control that a problem is about: the nearest part of the pointer that is on screen. */
function focusPlace(body: HTMLElement | null, at: string): void {
  const parts = at.split('/').slice(1);
  for (let length = parts.length; length > 0; length -= 1) {
    const place = body?.querySelector<HTMLElement>(`[data-at="/${parts.slice(0, length).join('/')}"]`);
    const control = place?.querySelector<HTMLElement>('input, textarea, button, [contenteditable="true"]');
    if (!control) continue;
    control.focus();
    control.scrollIntoView({ block: 'center' });
    return;
  }
}

function othersOf({ design, field }: FieldWork): readonly string[] {
  return takenKeys(design.draft.model, design.kept).filter((key) => key !== field.key);
}

function NameLine(work: FieldWork) {
  const { design, field, problems, isFixed, change } = work;
  const say = useText(entityMessages);
  const error = textAt(problems, '/label');
  const rename = (label: Localized) => {
    // As long as nobody chose a key, it follows the name.
    const others = othersOf(work);
    const follows = !isFixed && field.key === keyFor(field.label, others);
    const isNamed = label.zh.trim() !== '' || label.en.trim() !== '';
    change({ label, ...(follows && isNamed && { key: keyFor(label, others) }) }, 'label');
  };
  return (
    <div data-at="/label">
      <FormField id={fieldNameId} label={say('fieldName')} error={error} required>
        {(ids) => (
          <LocalizedInput
            id={ids.id}
            label={say('fieldName')}
            value={field.label}
            onChange={rename}
            maxLength={60}
            autoFocus={design.selection?.isNew === true}
            invalid={error !== undefined}
          />
        )}
      </FormField>
    </div>
  );
}

function HelpLine({ field, problems, change }: FieldWork) {
  const say = useText(entityMessages);
  return (
    <div data-at="/help">
      <FormField label={say('help')} help={say('helpHelp')} error={textAt(problems, '/help')}>
        {(ids) => (
          <LocalizedInput
            id={ids.id}
            label={say('help')}
            value={field.help ?? { zh: '', en: '' }}
            onChange={(help) => change({ help: help.zh || help.en ? help : undefined }, 'help')}
            maxLength={500}
            multiline
          />
        )}
      </FormField>
    </div>
  );
}

function KeyLine(work: FieldWork) {
  const { field, problems, isFixed, change } = work;
  const say = useText(entityMessages);
  return (
    <div data-at="/key">
      <FormField
        label={say('key')}
        help={isFixed ? say('keyFixed') : say('keyHelp')}
        error={textAt(problems, '/key')}
      >
        {(ids) => (
          <KeyInput
            ids={ids}
            field={field}
            isFixed={isFixed}
            taken={othersOf(work)}
            onChange={(key) => change({ key }, 'key')}
          />
        )}
      </FormField>
    </div>
  );
}

interface KeyInputProps {
  readonly ids: { readonly id: string };
  readonly field: FieldModel;
  readonly isFixed: boolean;
  readonly taken: readonly string[];
  onChange(key: string): void;
}

/** A key is taken over when it is one: half a key would be another field to everything that names it. */
function KeyInput({ ids, field, isFixed, taken, onChange }: KeyInputProps) {
  const [typed, setTyped] = useState<string>();
  if (isFixed) return <code className={styles.fixedKey}>{field.key}</code>;
  const isFree = (key: string) => checkKey(key) === undefined && !taken.includes(key);
  return (
    <Input
      {...ids}
      className={styles.code ?? ''}
      spellCheck={false}
      autoCapitalize="off"
      value={typed ?? field.key}
      {...(typed !== undefined && !isFree(typed) && { status: 'error' as const })}
      onChange={(event) => {
        const key = event.target.value.trim();
        setTyped(key);
        if (isFree(key)) onChange(key);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

function KindLine({ design, field, problems, change }: FieldWork) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const [choosing, setChoosing] = useState(false);
  const { kinds } = design.catalog;
  const { definition } = kinds.get(field.kind);
  const choose = (kind: string) => {
    setChoosing(false);
    if (kind === field.kind) return;
    const next = asKind(field, kind, kinds);
    change({ ...next, default: undefined, required: next.required, unique: next.unique }, 'kind');
  };
  return (
    <div data-at="/kind">
      <FormField label={say('kind')} error={textAt(problems, '/kind')}>
        {(ids) => (
          <button
            {...ids}
            type="button"
            className={styles.kind}
            aria-label={`${say('kind')}: ${read(definition.label)}. ${say('kindChange')}`}
            onClick={() => setChoosing(true)}
          >
            <Icon name={definition.icon} />
            <span className={styles.kindName}>{read(definition.label)}</span>
            <span className={styles.kindChange}>{say('kindChange')}</span>
          </button>
        )}
      </FormField>
      <PaletteFrame open={choosing} title={say('kind')} onClose={() => setChoosing(false)}>
        <KindChoice design={design} current={field.kind} onChoose={choose} />
      </PaletteFrame>
    </div>
  );
}

function Rules({ design, field, problems, change }: FieldWork) {
  const say = useText(entityMessages);
  const { traits } = design.catalog.kinds.get(field.kind).definition;
  return (
    <>
      {!traits.generated && (
        <SwitchLine
          at="/required"
          label={say('required')}
          help={say('requiredHelp')}
          error={textAt(problems, '/required')}
          checked={field.required === true}
          onChange={(required) => change({ required: required || undefined }, 'required')}
        />
      )}
      {traits.unique && (
        <SwitchLine
          at="/unique"
          label={say('unique')}
          help={say('uniqueHelp')}
          error={textAt(problems, '/unique')}
          checked={field.unique === true}
          onChange={(unique) => change({ unique: unique || undefined }, 'unique')}
        />
      )}
    </>
  );
}

function Protection({ field, change }: FieldWork) {
  const say = useText(entityMessages);
  return (
    <FormField label={say('sensitivity')} help={say('sensitivityHelp')}>
      {(ids) => (
        <Segmented
          {...ids}
          block
          aria-label={say('sensitivity')}
          value={field.sensitivity ?? 'none'}
          options={[
            { value: 'none', label: say('sensitivityNone') },
            { value: 'personal', label: say('sensitivityPersonal') },
            { value: 'sensitive', label: say('sensitivitySensitive') },
          ]}
          onChange={(value: 'none' | 'personal' | 'sensitive') =>
            change({ sensitivity: value === 'none' ? undefined : value }, 'sensitivity')
          }
        />
      )}
    </FormField>
  );
}

function Actions({ design, index, field }: FieldWork) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const name = localize(field.label, language) || say('untitled');
  const isLive = design.published?.fields.some((old) => old.key === field.key) === true;
  const { traits } = design.catalog.kinds.get(field.kind).definition;
  const { titleField } = design.draft.model;
  const remove = () => {
    design.draft.edit({ kind: 'remove', index }, `remove ${field.key}`);
    design.select(undefined);
    toast.neutral(say('removed', { field: name }), { label: say('undo'), run: design.draft.undo });
  };
  const duplicate = () => {
    const label = { ...field.label, [language]: say('copyOf', { field: name }) };
    const { unique: _, ...copy } = field;
    design.addField({ ...copy, label, key: keyFor(label, takenKeys(design.draft.model, design.kept)) });
  };
  return (
    <div className={styles.actions}>
      {traits.title && titleField !== field.key && (
        <Button
          type="text"
          onClick={() =>
            design.draft.edit({ kind: 'entity', patch: { titleField: field.key } }, 'titleField')
          }
        >
          {say('asTitle')}
        </Button>
      )}
      <Button type="text" icon={<Copy aria-hidden />} onClick={duplicate}>
        {say('duplicate')}
      </Button>
      <Button type="text" danger icon={<Trash2 aria-hidden />} onClick={remove}>
        {say('remove')}
      </Button>
      {isLive && <p className={styles.quiet}>{say('removeNote')}</p>}
    </div>
  );
}
