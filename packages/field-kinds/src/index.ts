export { definitions, type FieldKindId } from './definitions.ts';
export { behaviours } from './behaviours.ts';
export { fieldKindIds, fieldKinds, isFieldKindId, upgradeSettings } from './kinds.ts';
export { fieldKindMessages } from './messages.ts';
export { operatorsOf, type OfferedOperator } from './operators.ts';
export { recognizeColumn, type RecognizedColumn } from './recognize.ts';
export { schemaIn, type SettingText } from './settings-schema.ts';
export { currencies, signOf, type Currency } from './money/currencies.ts';
export { matchOption, optionColors, type ChoiceOption, type OptionColor } from './select/options.ts';
