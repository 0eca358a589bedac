import { schemaReason } from '@atelier/entity';
import { isLocalized, pointer, type Issue, type Localized } from '@atelier/problem';
import { Compile, type Validator } from 'typebox/schema';
import type { NodeKindDefinition, NodeSettings } from './node-kind.ts';

const validators = new WeakMap<NodeKindDefinition, Validator>();

/** What the settings schema of a kind finds wrong; pointers below the settings. */
export function checkNodeSettings(definition: NodeKindDefinition, settings: NodeSettings): Issue[] {
  let validator = validators.get(definition);
  if (!validator) {
    validator = Compile(definition.settingsSchema);
    validators.set(definition, validator);
  }
  if (validator.Check(settings)) return [];
  return validator.Errors(settings)[1].flatMap((error) => issuesOf(error, definition));
}

/** What people call a setting: its label in the schema, at the first step below the settings. */
export function settingLabel(
  definition: Pick<NodeKindDefinition, 'settingsSchema'>,
  pointerText: string,
): Localized {
  const key = pointerText.split('/')[1] ?? '';
  const properties = definition.settingsSchema['properties'];
  const setting: unknown = isObject(properties) ? properties[key] : undefined;
  const text = isObject(setting) ? setting['x-atelier'] : undefined;
  const label = isObject(text) ? text['label'] : undefined;
  return isLocalized(label) ? label : { zh: key, en: key };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

type SchemaError = ReturnType<Validator['Errors']>[1][number];

function issuesOf(error: SchemaError, definition: NodeKindDefinition): Issue[] {
  const at = error.instancePath;
  const missing = (place: string): Issue => ({
    code: 'flow.node-setting-missing',
    at: place,
    details: { setting: settingLabel(definition, place) },
  });
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((setting) => missing(at + pointer(setting)));
    case 'minLength':
    case 'minItems':
      return [missing(at)];
    case 'boolean':
      // Says again what `additionalProperties` says of the object that holds it.
      return [];
    default:
      return [
        {
          code: 'flow.node-settings',
          at,
          details: {
            node: at === '' ? definition.label : settingLabel(definition, at),
            reason: schemaReason(error),
          },
        },
      ];
  }
}
