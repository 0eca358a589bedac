import { localize } from '@atelier/problem';
import { Select } from 'antd';
import type { ComponentProps } from 'react';
import { looseWord } from '../reading/synonyms.ts';
import { optionsOf } from '../select/display.ts';
import type { ChoiceOption } from '../select/options.ts';
import type { EditorProps, FieldServices, FilterInputProps } from '../view.ts';
import { inputAttributes, leavesOnTab, useGridKeys } from './attributes.ts';
import { ChosenTag, OptionTag } from './option-tag.tsx';
import { fullWidth, unseen } from './styles.ts';
import { textsOf } from './texts-of.ts';
import { controlTexts, removeText } from './texts.ts';

type SelectOption = {
  readonly value: string;
  readonly label: string;
  readonly option: ChoiceOption | undefined;
  readonly words: readonly string[];
};

interface Offer {
  readonly options: readonly ChoiceOption[];
  readonly chosen: readonly string[];
  readonly services: FieldServices;
  /** Offers archived options too: old records can still be asked for. */
  readonly archived?: boolean;
}

/** What can be chosen: the options in use, and those that the value has although they are archived or gone. */
function choicesOf({ options, chosen, services, archived }: Offer): SelectOption[] {
  const offered = options.filter((option) => archived || !option.archived || chosen.includes(option.value));
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  return [
    ...offered.map((option) => ({
      value: option.value,
      label: localize(option.label, services.language) || option.value,
      option,
      words: [option.value, option.label.zh, option.label.en, ...(option.aliases ?? [])].map(looseWord),
    })),
    ...gone.map((value) => ({ value, label: value, option: undefined, words: [looseWord(value)] })),
  ];
}

/** How options look and are found: by their label in either language and by their aliases. */
function selectProps(choices: SelectOption[], services: FieldServices) {
  const byValue = new Map(choices.map((choice) => [choice.value, choice]));
  return {
    options: choices,
    placeholder: controlTexts.choose[services.language],
    notFoundContent: controlTexts[choices.length === 0 ? 'noOptions' : 'nothingFound'][services.language],
    showSearch: {
      filterOption: (text: string, option?: SelectOption) =>
        option?.words.some((word) => word.includes(looseWord(text))) ?? false,
    },
    optionRender: ({ data }: { data: SelectOption }) => (
      <OptionTag text={data.label} color={data.option?.color} />
    ),
    labelRender: ({ value }: { value?: string | number | undefined }) => {
      const choice = byValue.get(String(value));
      return <OptionTag text={choice?.label ?? String(value)} color={choice?.option?.color} />;
    },
    tagRender: ({ value, onClose, closable }: { value: string; onClose: () => void; closable: boolean }) => {
      const choice = byValue.get(value);
      const text = choice?.label ?? value;
      const removeLabel = removeText(text, services.language);
      return (
        <ChosenTag
          text={text}
          color={choice?.option?.color}
          onRemove={closable ? onClose : undefined}
          removeLabel={removeLabel}
        />
      );
    },
  } satisfies Partial<ComponentProps<typeof Select<string, SelectOption>>>;
}

/** One option of a select. */
export function OptionEditor(editor: EditorProps) {
  const { field, value, onChange, services, compact } = editor;
  const keys = useGridKeys(editor);
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const props = selectProps(
    choicesOf({ options: optionsOf(field), chosen: chosen === null ? [] : [chosen], services }),
    services,
  );
  return (
    <Select<string | null, SelectOption>
      {...inputAttributes(editor)}
      {...props}
      // A keyboard that covers half a phone is not worth it for a handful of options.
      showSearch={props.options.length > 8 ? props.showSearch : false}
      allowClear={!field.required}
      style={fullWidth}
      defaultOpen={compact === true && editor.autoFocus === true}
      value={chosen}
      onChange={(next) => {
        onChange(next ?? null);
        keys.commitSoon();
      }}
      onBlur={keys.onBlur}
      onInputKeyDown={(event) => {
        if (event.key === 'Escape') keys.onKeyDown(event);
      }}
    />
  );
}

/** Several options. A grid cell is done when it is left. */
export function OptionsEditor(editor: EditorProps) {
  const { field, value, onChange, services, compact } = editor;
  const keys = useGridKeys(editor);
  const chosen = textsOf(value);
  return (
    <span {...leavesOnTab} style={unseen}>
      <Select<string[], SelectOption>
        {...inputAttributes(editor)}
        {...selectProps(choicesOf({ options: optionsOf(field), chosen, services }), services)}
        mode="multiple"
        allowClear={!field.required}
        style={fullWidth}
        defaultOpen={compact === true && editor.autoFocus === true}
        value={chosen}
        onChange={(next) => onChange(next.length > 0 ? next : null)}
        onBlur={keys.commitSoon}
        onInputKeyDown={(event) => {
          if (event.key === 'Escape') keys.onKeyDown(event);
        }}
      />
    </span>
  );
}

/** One or several options, for a condition; archived ones can be asked for too. */
export function OptionFilter({
  filter,
  several,
}: {
  readonly filter: FilterInputProps;
  readonly several: boolean;
}) {
  const { field, value, onChange, services, id } = filter;
  const chosen = several ? textsOf(value) : typeof value === 'string' && value !== '' ? [value] : [];
  const shared = {
    ...selectProps(choicesOf({ options: optionsOf(field), chosen, services, archived: true }), services),
    style: { ...fullWidth, minWidth: 160 },
    allowClear: true,
    'aria-label': localize(field.label, services.language),
    ...(id ? { id } : {}),
  };
  if (several) {
    return (
      <span {...leavesOnTab} style={unseen}>
        <Select<string[], SelectOption>
          {...shared}
          mode="multiple"
          value={chosen}
          onChange={(next) => onChange(next)}
        />
      </span>
    );
  }
  return (
    <Select<string | null, SelectOption>
      {...shared}
      value={chosen[0] ?? null}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}
