import { localize } from '@atelier/problem';
import { Select } from 'antd';
import { useCallback } from 'react';
import { inputAttributes, leavesOnTab, useGridKeys } from '../control/attributes.ts';
import { useDebouncedSearch } from '../control/debounced-search.ts';
import { ChosenTag } from '../control/option-tag.tsx';
import { fullWidth, unseen } from '../control/styles.ts';
import { textsOf } from '../control/texts-of.ts';
import { controlTexts, removeText } from '../control/texts.ts';
import type { EditorProps, FieldInputs, FieldServices, FilterInputProps } from '../view.ts';
import { tagsBehaviour } from './behaviour.ts';
import { tags } from './definition.ts';

const separators = [',', '，', '、', ';', '；', '|', '\n'];

/** Tags already used in this field, while one is typed. */
function useUsedTags({
  services,
  entity,
  fieldKey,
}: {
  services: FieldServices;
  entity: string;
  fieldKey: string;
}) {
  const find = useCallback(
    async (text: string) => (await services.usedValues?.(entity, fieldKey, text)) ?? [],
    [services, entity, fieldKey],
  );
  const { state, search } = useDebouncedSearch(find);
  return {
    mode: 'tags' as const,
    style: fullWidth,
    tokenSeparators: separators,
    placeholder: controlTexts.typeTags[services.language],
    notFoundContent: controlTexts.noTagsYet[services.language],
    tagRender: ({ value, onClose, closable }: { value: string; onClose: () => void; closable: boolean }) => (
      <ChosenTag
        text={value}
        onRemove={closable ? onClose : undefined}
        removeLabel={removeText(value, services.language)}
      />
    ),
    options: state.found.map((tag) => ({ value: tag, label: tag })),
    showSearch: { onSearch: search },
    onOpenChange: (open: boolean) => {
      if (open) search('');
    },
  };
}

function Editor(props: EditorProps) {
  const { value, onChange, services, entity, field, compact, autoFocus } = props;
  const keys = useGridKeys(props);
  const select = useUsedTags({ services, entity, fieldKey: field.key });
  return (
    <span {...leavesOnTab} style={unseen}>
      <Select
        {...inputAttributes(props)}
        {...select}
        allowClear={!field.required}
        defaultOpen={compact === true && autoFocus === true}
        value={textsOf(value)}
        onChange={(next: string[]) => onChange(tagsBehaviour.normalize(next, tags.defaultSettings))}
        // Leaving adds what was typed last, so the value is complete a moment later.
        onBlur={keys.commitSoon}
        onInputKeyDown={(event) => {
          if (event.key === 'Escape') keys.onKeyDown(event);
        }}
      />
    </span>
  );
}

function FilterInput({ value, onChange, services, entity, field, id }: FilterInputProps) {
  const select = useUsedTags({ services, entity, fieldKey: field.key });
  return (
    <span {...leavesOnTab} style={unseen}>
      <Select
        {...select}
        {...(id ? { id } : {})}
        aria-label={localize(field.label, services.language)}
        style={{ ...fullWidth, minWidth: 160 }}
        allowClear
        value={textsOf(value)}
        onChange={(next: string[]) => onChange(next)}
      />
    </span>
  );
}

export const tagsInputs: FieldInputs = { Editor, FilterInput };
