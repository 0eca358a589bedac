/** Settings of kinds are described in one way for fields, nodes and widgets; the words live with the entity model. */
export {
  choice,
  localizedSchema,
  schemaIn,
  setting,
  settingsObject,
  type SettingText,
} from '@atelier/entity';
