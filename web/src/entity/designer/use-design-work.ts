import { createCatalog, type Catalog, type EntityModel, type FieldModel } from '@atelier/entity';
import { toast, useIsPhone, useLanguage, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useCatalog } from '../../app/catalog.tsx';
import { useDesignSession } from '../../app/design/use-design.ts';
import { entityApi, type EntityWork } from '../entity-api.ts';
import { keyFor } from '../field-keys.ts';
import { entityMessages } from '../messages.ts';
import type { DesignWork, Publishing, Selection } from './design-work.ts';
import { takenKeys } from './draft.ts';
import { problemsOf } from './problems.ts';
import { useDraft } from './use-draft.ts';

/** Opens a table for designing: its draft, what is wrong with it, what is chosen, and how it is saved. */
export function useDesignWork(opened: EntityWork): DesignWork {
  const say = useText(entityMessages);
  const language = useLanguage();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const { publishing, api } = usePublishing();
  const session = useDesignSession(api, opened);
  const draft = useDraft(opened.draft ?? opened.published ?? emptyModel(opened.key), catalog, session.save);
  const { model } = draft;
  const around = useMemo(() => catalogAround(model, catalog), [model, catalog]);
  const problems = useMemo(() => problemsOf(model, catalog, language), [model, catalog, language]);
  const [selection, setSelection] = useState<Selection | undefined>(
    isPhone ? undefined : { index: 0, visit: 0, isNew: false },
  );
  const [isAdding, setAdding] = useAddShortcut();

  const select: DesignWork['select'] = (index, more = {}) =>
    setSelection((old) =>
      index === undefined ? undefined : { index, visit: (old?.visit ?? 0) + 1, isNew: false, ...more },
    );
  const kept = keptBeside(session.design.keptFields, model);
  const addField = (field: FieldModel) => {
    const chosen = selection?.index;
    const last = model.fields.length;
    // On a phone nothing is seen to be chosen, so a new field goes to the end.
    const index = typeof chosen === 'number' && !isPhone ? Math.min(chosen + 1, last) : last;
    draft.edit({ kind: 'add', field, index }, `add ${field.key}`);
    setAdding(false);
    select(index, { isNew: true });
  };
  return {
    session,
    draft,
    catalog,
    around,
    problems,
    published: session.design.published,
    kept,
    selection,
    select,
    addField,
    addKind: (kind) => {
      const { definition } = catalog.kinds.get(kind);
      const label = { zh: '', en: '', [language]: definition.label[language] };
      addField({
        key: keyFor(label, takenKeys(model, kept)),
        label,
        kind,
        settings: definition.defaultSettings,
      });
    },
    isAdding,
    setAdding,
    publishing,
    leave: () => {
      toast.neutral(say('discarded'));
      publishing.announce();
      void navigate('/design', { replace: true });
    },
  };
}

/** Dropped fields that may come back: those whose key is not in use again. */
function keptBeside(kept: readonly FieldModel[], model: EntityModel): readonly FieldModel[] {
  return kept.filter((field) => model.fields.every((own) => own.key !== field.key));
}

/** `?add=1`, as lists link to it, opens the palette once; going back must not open it again. */
function useAddShortcut() {
  const [search, setSearch] = useSearchParams();
  const isAsked = search.has('add');
  const state = useState(isAsked);
  useEffect(() => {
    if (isAsked) setSearch({}, { replace: true });
  }, [isAsked, setSearch]);
  return state;
}

/** The calls outlive the render that made them, so they look for the note when they need it. */
class NoteBox {
  private text = '';

  write(text: string): void {
    this.text = text;
  }

  read(): string | undefined {
    return this.text.trim() || undefined;
  }
}

function usePublishing() {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [job, setJob] = useState<string>();
  const [box] = useState(() => new NoteBox());
  const [api] = useState(() => entityApi({ note: () => box.read(), onJob: (started) => setJob(started.id) }));
  const publishing: Publishing = {
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    note,
    setNote: (text) => {
      box.write(text);
      setNote(text);
    },
    job,
    announce: () => void client.invalidateQueries({ queryKey: ['entities'] }),
  };
  return { publishing, api };
}

function emptyModel(key: string): EntityModel {
  return { key, label: { zh: '', en: '' }, titleField: '', fields: [] };
}

function catalogAround(model: EntityModel, catalog: Catalog): Catalog {
  const others = catalog.entities.filter((entity) => entity.key !== model.key);
  return createCatalog({ version: catalog.version, kinds: catalog.kinds, entities: [...others, model] });
}
