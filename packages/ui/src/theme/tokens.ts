/**
 * The one source of colour, type, space and motion. `antd-theme.ts` hands them to antd,
 * `css-variables.ts` to our own style sheets; nobody writes a colour anywhere else.
 *
 * Paper and ink, one restrained accent (pine), hairlines instead of boxes. Every text colour keeps
 * a contrast of at least 4.5:1 on the surfaces it is used on.
 */
export type ColorMode = 'light' | 'dark';

export interface Palette {
  /** Page, panel on it, and what floats above both. */
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  /** Quiet fill of hovered and of selected rows. */
  readonly hover: string;
  readonly selected: string;
  /** Text: first, second and third voice. */
  readonly ink: string;
  readonly muted: string;
  readonly faint: string;
  readonly hairline: string;
  readonly outline: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly caution: string;
  readonly cautionSoft: string;
  readonly success: string;
  readonly successSoft: string;
  readonly notice: string;
  readonly noticeSoft: string;
  readonly shadow: string;
  readonly veil: string;
}

export const palettes: Readonly<Record<ColorMode, Palette>> = {
  light: {
    ground: '#faf9f6',
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#f5f3ee',
    selected: '#eef2ee',
    ink: '#1d1b18',
    muted: '#625d55',
    faint: '#756f66',
    hairline: '#e8e4dc',
    outline: '#cfc9be',
    accent: '#1f4a3d',
    accentHover: '#2b6151',
    accentSoft: '#e8efeb',
    onAccent: '#ffffff',
    danger: '#a3352b',
    dangerSoft: '#faeeec',
    caution: '#85590b',
    cautionSoft: '#faf3e3',
    success: '#2c6a4a',
    successSoft: '#e9f3ed',
    notice: '#3a5a78',
    noticeSoft: '#ebf0f5',
    shadow: '0 1px 2px rgb(29 27 24 / 4%), 0 12px 32px -8px rgb(29 27 24 / 14%)',
    veil: 'rgb(29 27 24 / 32%)',
  },
  dark: {
    ground: '#151412',
    surface: '#1b1a18',
    raised: '#242320',
    hover: '#22211e',
    selected: '#232a26',
    ink: '#ece8e1',
    muted: '#b0a99d',
    faint: '#968f84',
    hairline: '#302e2a',
    outline: '#4b4741',
    accent: '#8fbfab',
    accentHover: '#a8d0bf',
    accentSoft: '#22302a',
    onAccent: '#11201a',
    danger: '#e58a7e',
    dangerSoft: '#352220',
    caution: '#d9ab5c',
    cautionSoft: '#322a1b',
    success: '#84bd9b',
    successSoft: '#1f2d25',
    notice: '#93b3d1',
    noticeSoft: '#202932',
    shadow: '0 1px 2px rgb(0 0 0 / 30%), 0 16px 40px -8px rgb(0 0 0 / 60%)',
    veil: 'rgb(0 0 0 / 56%)',
  },
};

/**
 * Series colours of charts, in order; told apart by lightness as well as by hue, so that they hold
 * for colour-blind readers and on a grey print.
 */
export const seriesColors: Readonly<Record<ColorMode, readonly string[]>> = {
  light: ['#1f4a3d', '#b08747', '#5d7f97', '#a4553f', '#8fa58f', '#6b5876', '#cbb48a', '#3b5566'],
  dark: ['#8fbfab', '#d2ab6e', '#8fb1ca', '#d08a73', '#b9cbb4', '#ab97b8', '#e0cda6', '#6f8ea3'],
};

/** Chinese comes from the system; the bundled Noto is reached only where no system face has the glyph. */
const chinese =
  "'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', 'Noto Sans SC Variable'";

export const fonts = {
  text: `'Inter Variable', ${chinese}, sans-serif`,
  /** Headings. The serif speaks Latin only; Chinese headings stay in the calm sans. */
  display: `'Newsreader Variable', ${chinese}, serif`,
  code: `ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', Menlo, Consolas, ${chinese}, monospace`,
} as const;

/** Pixels; everything sits on a 4 px rhythm. */
export const space = { xs: 4, sm: 8, md: 16, lg: 24, xl: 40, xxl: 64 } as const;

export const fontSizes = { caption: 12, body: 14, lead: 16, title: 20, display: 28 } as const;

export const radii = { control: 4, panel: 6 } as const;

/** Milliseconds. */
export const motion = { quick: 120, calm: 200 } as const;
