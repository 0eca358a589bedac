import { theme, type ThemeConfig } from 'antd';
import { fonts, fontSizes, palettes, radii, type ColorMode, type Palette } from './tokens.ts';

/** Our tokens in antd's words. Components inherit; only what must differ is named per component. */
export function antdTheme(mode: ColorMode): ThemeConfig {
  const color = palettes[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: tokens(color),
    components: components(color, mode),
  };
}

function tokens(color: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: color.accent,
    colorPrimaryHover: color.accentHover,
    colorLink: color.accent,
    colorLinkHover: color.accentHover,
    colorInfo: color.notice,
    colorError: color.danger,
    colorWarning: color.caution,
    colorSuccess: color.success,
    colorText: color.ink,
    colorTextSecondary: color.muted,
    colorTextTertiary: color.faint,
    colorTextPlaceholder: color.faint,
    colorTextDescription: color.muted,
    colorTextLightSolid: color.onAccent,
    colorBgBase: color.surface,
    colorBgLayout: color.ground,
    colorBgContainer: color.surface,
    colorBgElevated: color.raised,
    colorBgMask: color.veil,
    colorBorder: color.outline,
    colorBorderSecondary: color.hairline,
    colorSplit: color.hairline,
    colorFillAlter: color.hover,
    controlItemBgHover: color.hover,
    controlItemBgActive: color.accentSoft,
    controlItemBgActiveHover: color.accentSoft,
    boxShadow: color.shadow,
    boxShadowSecondary: color.shadow,
    fontFamily: fonts.text,
    fontFamilyCode: fonts.code,
    fontSize: fontSizes.body,
    fontWeightStrong: 500,
    borderRadius: radii.control,
    borderRadiusLG: radii.panel,
    borderRadiusSM: radii.control,
    controlHeight: 36,
    controlHeightSM: 28,
    controlHeightLG: 44,
    controlOutlineWidth: 2,
    controlOutline: color.accentSoft,
    wireframe: false,
    motionDurationFast: '0.1s',
    motionDurationMid: '0.16s',
    motionDurationSlow: '0.2s',
  };
}

function components(color: Palette, mode: ColorMode): NonNullable<ThemeConfig['components']> {
  return {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 450 },
    Input: { activeShadow: `0 0 0 2px ${color.accentSoft}` },
    Select: { optionSelectedFontWeight: 500, optionSelectedBg: color.accentSoft },
    Drawer: { footerPaddingBlock: 16, footerPaddingInline: 24 },
    Modal: { titleFontSize: fontSizes.title },
    Tabs: { titleFontSize: fontSizes.body, horizontalItemGutter: 24 },
    Tag: { defaultBg: color.hover, defaultColor: color.ink },
    Tooltip: { colorBgSpotlight: mode === 'dark' ? color.outline : color.ink },
    Form: { labelColor: color.muted, itemMarginBottom: 20 },
    Segmented: {
      trackBg: color.hairline,
      itemSelectedBg: color.surface,
      itemHoverBg: 'transparent',
      itemActiveBg: 'transparent',
    },
    Switch: { colorPrimary: color.accent },
  };
}
