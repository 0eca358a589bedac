import type { Guard } from './guard.ts';
import { fileNames } from './guards/file-names.ts';
import { importArrows } from './guards/import-arrows.ts';
import { importCycles } from './guards/import-cycles.ts';
import { importDoors } from './guards/import-doors.ts';
import { kindComparisons } from './guards/kind-comparisons.ts';
import { namedExports } from './guards/named-exports.ts';
import { networkDoor } from './guards/network-door.ts';
import { parameters } from './guards/parameters.ts';
import { purePackages } from './guards/pure-packages.ts';
import { runningText } from './guards/running-text.ts';
import { switchedOffRules } from './guards/switched-off-rules.ts';
import { thrownErrors } from './guards/thrown-errors.ts';
import { typeEscapes } from './guards/type-escapes.ts';

export const guards: readonly Guard[] = [
  importArrows,
  importDoors,
  importCycles,
  purePackages,
  networkDoor,
  runningText,
  namedExports,
  fileNames,
  thrownErrors,
  switchedOffRules,
  typeEscapes,
  parameters,
  kindComparisons,
];
