import {
  AlignLeft,
  AtSign,
  Banknote,
  Bell,
  Binary,
  Box,
  Building2,
  Calendar,
  CalendarClock,
  ChartNoAxesColumn,
  CircleDot,
  ClipboardList,
  Clock,
  FileText,
  Flag,
  Folder,
  Gift,
  GitBranch,
  Globe,
  Handshake,
  Hash,
  Heart,
  Image,
  Link,
  ListChecks,
  ListFilter,
  LockKeyhole,
  Mail,
  MapPin,
  MessageSquare,
  Package,
  Paperclip,
  Pencil,
  Percent,
  Phone,
  Play,
  Plus,
  Receipt,
  Search,
  Send,
  Settings2,
  Shapes,
  ShoppingBag,
  Split,
  SquareCheck,
  Star,
  Store,
  Tag,
  Tags,
  Ticket,
  Timer,
  Type,
  User,
  Users,
  Workflow,
  Zap,
  type LucideIcon,
} from 'lucide-react';

/** Icons that stored documents and definitions may name. Screens import theirs from lucide-react by component. */
const icons = {
  text: Type,
  'align-left': AlignLeft,
  number: Hash,
  binary: Binary,
  money: Banknote,
  percent: Percent,
  check: SquareCheck,
  choice: CircleDot,
  choices: ListChecks,
  tag: Tag,
  tags: Tags,
  calendar: Calendar,
  'calendar-clock': CalendarClock,
  clock: Clock,
  timer: Timer,
  phone: Phone,
  mail: Mail,
  at: AtSign,
  link: Link,
  globe: Globe,
  'map-pin': MapPin,
  user: User,
  users: Users,
  relation: GitBranch,
  file: FileText,
  image: Image,
  attachment: Paperclip,
  box: Box,
  package: Package,
  folder: Folder,
  list: ClipboardList,
  filter: ListFilter,
  building: Building2,
  store: Store,
  bag: ShoppingBag,
  receipt: Receipt,
  ticket: Ticket,
  handshake: Handshake,
  gift: Gift,
  heart: Heart,
  star: Star,
  flag: Flag,
  message: MessageSquare,
  bell: Bell,
  send: Send,
  flow: Workflow,
  split: Split,
  play: Play,
  plus: Plus,
  edit: Pencil,
  search: Search,
  zap: Zap,
  lock: LockKeyhole,
  settings: Settings2,
  chart: ChartNoAxesColumn,
  shapes: Shapes,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;

export const iconNames = Object.keys(icons) as readonly IconName[];

/** Other spellings that documents use for the same picture. */
const otherNames: Readonly<Record<string, IconName>> = {
  'font-size': 'text',
  'font-colors': 'text',
  'field-string': 'text',
  'file-text': 'align-left',
  'field-number': 'number',
  'field-binary': 'number',
  'ordered-list': 'number',
  dollar: 'money',
  'dollar-circle': 'money',
  'money-collect': 'money',
  'pay-circle': 'money',
  percentage: 'percent',
  'check-square': 'check',
  'check-circle': 'check',
  select: 'choice',
  'down-circle': 'choice',
  'down-square': 'choice',
  'unordered-list': 'choices',
  bars: 'choices',
  'field-time': 'calendar-clock',
  schedule: 'calendar-clock',
  'clock-circle': 'clock',
  hourglass: 'timer',
  team: 'users',
  contacts: 'users',
  apartment: 'relation',
  'node-index': 'relation',
  branches: 'split',
  fork: 'split',
  shop: 'store',
  shopping: 'bag',
  thunderbolt: 'zap',
  form: 'edit',
  'plus-circle': 'plus',
  'plus-square': 'plus',
  'bar-chart': 'chart',
  'paper-clip': 'attachment',
  setting: 'settings',
  'play-circle': 'play',
};

function isIconName(name: string): name is IconName {
  return Object.hasOwn(icons, name);
}

/** Brings `PhoneOutlined`, `phone` and known synonyms to one of our names; anything else is `shapes`. */
export function iconNameOf(name: string | undefined): IconName {
  if (!name) return 'shapes';
  const plain = name
    .replace(/(Outlined|Filled|TwoTone)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
  if (isIconName(plain)) return plain;
  return otherNames[plain] ?? 'shapes';
}

export interface IconProps {
  readonly name: string | undefined;
  readonly size?: number;
  readonly className?: string;
}

/** The picture a document or definition names; decorative, so the text beside it must say the same. */
export function Icon({ name, size, className }: IconProps) {
  const Picture = icons[iconNameOf(name)];
  return (
    <Picture
      aria-hidden
      {...(size && { style: { width: size, height: size } })}
      {...(className && { className })}
    />
  );
}
