import type { EntityRights } from '@atelier/api';
import type { DisplayCatalog, FieldModel } from '@atelier/entity';
import type { ListColumn } from '../list/list-state.ts';

/** A column with everything that drawing and editing need to know of its field. */
export interface GridColumn {
  readonly field: FieldModel;
  readonly width: number;
  readonly isTitle: boolean;
  /** Figures: aligned at the end. */
  readonly isNumeric: boolean;
  /** Values come as ready text, partly hidden. */
  readonly isMasked: boolean;
  readonly isEditable: boolean;
  readonly isSortable: boolean;
}

export interface ColumnContext {
  readonly catalog: DisplayCatalog;
  readonly entity: string;
  readonly rights: EntityRights;
  /** Fields that may be edited in this list; undefined for all that the viewer may write. */
  readonly inlineFields?: readonly string[];
  readonly readOnly?: boolean;
}

/** Columns whose fields are gone, or out of the viewer's sight, are left out. */
export function gridColumns(columns: readonly ListColumn[], context: ColumnContext): readonly GridColumn[] {
  const { catalog, entity } = context;
  return columns.flatMap((column) => {
    const field = catalog.field(entity, column.field);
    return field ? [gridColumn(field, column.width, context)] : [];
  });
}

function gridColumn(field: FieldModel, width: number | undefined, context: ColumnContext): GridColumn {
  const { catalog, entity, rights, inlineFields, readOnly } = context;
  const { traits } = catalog.kindOf(field).definition;
  const right = rights.fields[field.key];
  const isTitle = catalog.entity(entity)?.titleField === field.key;
  return {
    field,
    width: width ?? (isTitle ? 220 : proposedWidth(traits.wide, traits.type)),
    isTitle,
    isNumeric: traits.type === 'number',
    isMasked: right === 'mask',
    isEditable:
      !readOnly &&
      !field.system &&
      !traits.generated &&
      right === 'write' &&
      rights.actions.includes('update') &&
      (inlineFields?.includes(field.key) ?? true),
    isSortable: traits.ordered && right !== 'mask',
  };
}

function proposedWidth(isWide: boolean, type: string): number {
  if (isWide) return 280;
  switch (type) {
    case 'number':
      return 144;
    case 'date':
      return 128;
    case 'boolean':
      return 96;
    case 'dateTime':
      return 160;
    default:
      return 168;
  }
}

/** The id by which the grid names its active cell. */
export function cellId(rowId: string, field: string): string {
  return `cell-${rowId}-${field}`;
}
