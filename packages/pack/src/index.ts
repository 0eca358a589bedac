export type { Pack, PackFiles, PackManifest, PackOption, PackRole, PackView } from './manifest.ts';
export { readPack } from './read-pack.ts';
export { checkPack, type PackSurroundings } from './check-pack.ts';
export {
  planInstall,
  type InstallAction,
  type InstalledRole,
  type InstallPlan,
  type InstallStep,
  type Workspace,
} from './plan-install.ts';
export { packMessages } from './messages.ts';
