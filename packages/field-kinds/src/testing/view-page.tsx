import type { FieldModel, FieldSettings } from '@atelier/entity';
import { localize, type Language } from '@atelier/problem';
import { jest } from '@jest/globals';
import { act, cleanup, configure } from '@testing-library/react';
import { useState } from 'react';
import { fieldKinds, type FieldKindId } from '../index.ts';
import { fieldView, preloadEditors, type EditorProps, type FieldServices } from '../views.ts';

export const person = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

export function servicesIn(language: Language): FieldServices {
  return {
    language,
    timeZone: 'Asia/Shanghai',
    findChoices: async (_target, text) =>
      [
        { id: person, title: '王小明', hint: 'VIP' },
        { id: person.replace('b', 'c'), title: '李雷' },
      ].filter((choice) => choice.title.includes(text)),
    titleOf: (_target, id) => (id === person ? '王小明' : undefined),
    linkTo: (target, id) => `/records/${target}/${id}`,
    usedValues: async () => ['VIP', '爱猫'],
  };
}

export function fieldOf(
  id: FieldKindId,
  settings: FieldSettings | undefined,
  extra: Partial<FieldModel> = {},
): FieldModel {
  return {
    key: 'field',
    label: { zh: '字段', en: 'Field' },
    kind: id,
    settings: { ...fieldKinds.get(id).definition.defaultSettings, ...settings },
    ...extra,
  };
}

/** A page around one editor: holds the value and shows the label. */
export function Page(
  props: Omit<EditorProps, 'id' | 'onChange'> & { readonly onChange?: (value: unknown) => void },
) {
  const [value, setValue] = useState(props.value);
  const { Editor } = fieldView(props.field.kind);
  return (
    <>
      <label htmlFor="input">{localize(props.field.label, props.services.language)}</label>
      <span id="help">帮助</span>
      <Editor
        {...props}
        id="input"
        value={value}
        onChange={(next) => {
          setValue(next);
          props.onChange?.(next);
        }}
      />
    </>
  );
}

/** To be called once in a test file: a failure for whatever React or antd complains of. */
export function watchViews(): void {
  // How soon a popup is drawn on a busy machine is not what these tests are about.
  configure({ asyncUtilTimeout: 20_000 });
  jest.setTimeout(30_000);
  beforeAll(() => preloadEditors());
  let complaints: jest.SpiedFunction<typeof console.error>[] = [];
  beforeEach(() => {
    complaints = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn')];
  });
  afterEach(() => {
    cleanup();
    for (const complaint of complaints) expect(complaint.mock.calls).toEqual([]);
  });
}

/** Lets the promises of a view that has just been drawn come to rest. */
export async function settle(): Promise<void> {
  await act(async () => {
    await Promise.resolve();
  });
}
