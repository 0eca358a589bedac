import { fonts, fontSizes, motion, palettes, radii, space, type ColorMode } from './tokens.ts';

/** `{ '--at-ink': '#1d1b18', '--at-space-md': '16px', … }` for one mode. */
export function cssVariables(mode: ColorMode): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(palettes[mode])) variables[`--at-${kebab(name)}`] = value;
  for (const [name, value] of Object.entries(fonts)) variables[`--at-font-${name}`] = value;
  for (const [name, value] of Object.entries(space)) variables[`--at-space-${name}`] = `${value}px`;
  for (const [name, value] of Object.entries(fontSizes)) variables[`--at-size-${name}`] = `${value}px`;
  for (const [name, value] of Object.entries(radii)) variables[`--at-radius-${name}`] = `${value}px`;
  for (const [name, value] of Object.entries(motion)) variables[`--at-motion-${name}`] = `${value}ms`;
  return variables;
}

/** Writes the tokens of a mode onto the document, for style sheets and for native controls. */
export function paintDocument(mode: ColorMode): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(cssVariables(mode))) root.style.setProperty(name, value);
  root.style.colorScheme = mode;
  root.dataset.theme = mode;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
}
