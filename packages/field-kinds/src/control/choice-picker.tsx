import { localize } from '@atelier/problem';
import { Select } from 'antd';
import { useCallback, useState } from 'react';
import type { Choice, EditorProps, FieldServices, FilterInputProps } from '../view.ts';
import { inputAttributes, leavesOnTab, useGridKeys } from './attributes.ts';
import { useDebouncedSearch } from './debounced-search.ts';
import { ChosenTag } from './option-tag.tsx';
import { faint, fullWidth, oneLine, unseen } from './styles.ts';
import { controlTexts, removeText } from './texts.ts';

/** Options for what the search found, and for chosen ones that it did not find. */
function useChoices(services: FieldServices, target: string) {
  const find = useCallback(
    (text: string, signal: AbortSignal) => services.findChoices(target, text, signal),
    [services, target],
  );
  const { state, search } = useDebouncedSearch(find);
  const [known, setKnown] = useState<ReadonlyMap<string, Choice>>(new Map());
  const language = services.language;

  const titleOf = (id: string) =>
    services.titleOf(target, id) ??
    known.get(id)?.title ??
    state.found.find((choice) => choice.id === id)?.title;

  return {
    titleOf,
    labelled: (id: string) => ({ value: id, label: titleOf(id) ?? controlTexts.loadingTitle[language] }),
    remember(id: string) {
      const choice = state.found.find((found) => found.id === id);
      if (choice) setKnown((before) => new Map(before).set(id, choice));
    },
    select: {
      showSearch: { filterOption: false as const, onSearch: search },
      onOpenChange: (open: boolean) => {
        if (open) search('');
      },
      loading: state.status === 'searching',
      placeholder: controlTexts.searchAndChoose[language],
      notFoundContent: emptyText(state.status, services),
      options: state.found.map((choice) => ({ value: choice.id, label: choice.title, hint: choice.hint })),
      optionRender: ({ data }: { data: { label?: unknown; hint?: string | undefined } }) => (
        <ChoiceLine title={String(data.label)} hint={data.hint} />
      ),
    },
  };
}

function emptyText(status: string, services: FieldServices): string {
  if (status === 'failed') return controlTexts.searchFailed[services.language];
  return controlTexts[status === 'done' ? 'nothingFound' : 'searching'][services.language];
}

function ChoiceLine({ title, hint }: { readonly title: string; readonly hint?: string | undefined }) {
  return (
    <span style={oneLine}>
      {title}
      {hint ? <span style={{ ...faint, marginInlineStart: 8 }}>{hint}</span> : null}
    </span>
  );
}

/** One record or user, found by typing. */
export function ChoiceEditor({ editor, target }: { readonly editor: EditorProps; readonly target: string }) {
  const { value, onChange, services, field, compact } = editor;
  const keys = useGridKeys(editor);
  const { labelled, remember, select } = useChoices(services, target);
  return (
    <Select
      {...inputAttributes(editor)}
      {...select}
      labelInValue
      allowClear={!field.required}
      style={fullWidth}
      defaultOpen={compact === true && editor.autoFocus === true}
      value={typeof value === 'string' && value !== '' ? labelled(value) : null}
      onChange={(chosen: { value: string } | null) => {
        if (chosen) remember(chosen.value);
        onChange(chosen?.value ?? null);
        keys.commitSoon();
      }}
      onBlur={keys.onBlur}
      onInputKeyDown={(event) => {
        if (event.key === 'Escape') keys.onKeyDown(event);
      }}
    />
  );
}

/** One or several records or users, for a condition. */
export function ChoiceFilter({
  filter,
  target,
  several,
}: {
  readonly filter: FilterInputProps;
  readonly target: string;
  readonly several: boolean;
}) {
  const { value, onChange, services, id, field } = filter;
  const { labelled, remember, select } = useChoices(services, target);
  const shared = {
    ...select,
    style: { ...fullWidth, minWidth: 180 },
    allowClear: true,
    'aria-label': localize(field.label, services.language),
    ...(id ? { id } : {}),
  };
  if (several) {
    const ids = Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
    return (
      <span {...leavesOnTab} style={unseen}>
        <Select
          {...shared}
          mode="multiple"
          labelInValue
          tagRender={({ label, onClose }) => (
            <ChosenTag
              text={String(label)}
              onRemove={onClose}
              removeLabel={removeText(String(label), services.language)}
            />
          )}
          value={ids.map(labelled)}
          onChange={(chosen: { value: string }[]) => {
            for (const choice of chosen) remember(choice.value);
            onChange(chosen.map((choice) => choice.value));
          }}
        />
      </span>
    );
  }
  return (
    <Select
      {...shared}
      labelInValue
      value={typeof value === 'string' && value !== '' ? labelled(value) : null}
      onChange={(chosen: { value: string } | null) => {
        if (chosen) remember(chosen.value);
        onChange(chosen?.value ?? null);
      }}
    />
  );
}
