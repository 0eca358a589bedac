import { pointer, type Issue } from '@atelier/problem';
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
  return validator.Errors(settings)[1].flatMap(issuesOf);
}

type SchemaError = ReturnType<Validator['Errors']>[1][number];

function issuesOf(error: SchemaError): Issue[] {
  const at = error.instancePath;
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((setting) => ({
        code: 'flow.node-setting-missing',
        at: at + pointer(setting),
        details: { setting },
      }));
    case 'minLength':
    case 'minItems':
      return [{ code: 'flow.node-setting-missing', at, details: { setting: at.split('/').at(-1) ?? '' } }];
    case 'boolean':
      // Says again what `additionalProperties` says of the object that holds it.
      return [];
    default:
      return [{ code: 'flow.node-settings', at, details: { node: at, reason: error.message } }];
  }
}
