/** The field kinds with all they can do, as one file that is fetched when a form or designer asks; see catalog.tsx. */
export { fieldKinds } from '@atelier/field-kinds';
