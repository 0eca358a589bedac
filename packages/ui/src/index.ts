export { Chart, type ChartOption, type ChartPoint, type ChartProps } from './chart/chart.tsx';
export { fetchedOnce, type FetchedOnce } from './fetched-once.ts';
export { Icon, iconNameOf, iconNames, type IconName, type IconProps } from './icon/icon.tsx';
export { ConfirmButton, type ConfirmButtonProps } from './parts/confirm-button.tsx';
export { FormField, FormGrid, type ControlIds, type FormFieldProps } from './parts/form-field.tsx';
export {
  Page,
  PageHeader,
  Section,
  useDocumentTitle,
  type PageHeaderProps,
  type PageProps,
  type SectionProps,
} from './parts/page.tsx';
export { MenuButton } from './parts/menu-button.tsx';
export type { MenuButtonProps, PopoverButtonProps } from './parts/opened-by-button.ts';
export { PopoverButton } from './parts/popover-button.tsx';
export { preloadPopups } from './parts/preload-popups.ts';
export {
  Avatar,
  InlineNotice,
  KeyboardHint,
  KeyValue,
  ProgressBar,
  RelativeTime,
  relativeTime,
  type InlineNoticeProps,
  type KeyValueProps,
  type NoticeTone,
  type ProgressBarProps,
  type RelativeTimeProps,
} from './parts/small-parts.tsx';
export {
  EmptyState,
  ErrorPanel,
  Loading,
  type EmptyStateProps,
  type ErrorPanelProps,
  type ShownProblem,
} from './parts/states.tsx';
export { SidePanel, SplitPane, type SidePanelProps, type SplitPaneProps } from './parts/surfaces.tsx';
export { Toolbar } from './parts/toolbar.tsx';
export { LanguageSwitch, ThemeSwitch } from './parts/switches.tsx';
export { useIsPhone } from './parts/use-is-phone.ts';
export { getLanguage, sayer, setLanguage, useLanguage, useLocalize, useText } from './text/language.ts';
export {
  defineMessages,
  speaker,
  type Message,
  type MessageSet,
  type Messages,
  type Say,
  type SlotArguments,
} from './text/messages.ts';
export { setThemeChoice, useColorMode, useThemeChoice, type ThemeChoice } from './theme/color-mode.ts';
export {
  fonts,
  fontSizes,
  motion,
  palettes,
  radii,
  seriesColors,
  space,
  type ColorMode,
  type Palette,
} from './theme/tokens.ts';
export { UiProvider } from './theme/ui-provider.tsx';
export { toast, type Toast, type ToastAction, type ToastTone } from './toast/toasts.ts';
export { uiMessages } from './ui-messages.ts';
