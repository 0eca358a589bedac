/**
 * Words that PostgreSQL 15 to 18 reserves for itself. Our SQL quotes every name, but people also
 * reach these tables with psql and BI tools, where such a column would have to be quoted each time.
 */
const databaseWords =
  'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate ' +
  'collation column concurrently constraint create cross current_catalog current_date current_role ' +
  'current_schema current_time current_timestamp current_user default deferrable desc distinct do else end ' +
  'except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into ' +
  'is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on ' +
  'only or order outer overlaps placing primary references returning right select session_user similar some ' +
  'symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when ' +
  'where window with';

/** Columns that PostgreSQL gives to every table. */
const databaseColumns = 'tableoid xmin cmin xmax cmax ctid oid';

/** Columns that we give to every table, and those of the search index. */
const ourColumns =
  'id version created_at created_by updated_at updated_by deleted_at search search_text search_tokens search_vector';

/** Names with a meaning in formulas, in the physical form of a key. */
const formulaWords = 'me';

/** Names that every JavaScript object answers to, lower-case. */
const objectWords =
  'constructor prototype __proto__ hasownproperty isprototypeof propertyisenumerable tolocalestring tostring ' +
  'valueof tojson then';

/** Physical names that no entity and no field may have. */
export const reservedNames: ReadonlySet<string> = new Set(
  [databaseWords, databaseColumns, ourColumns, formulaWords].join(' ').split(' '),
);

/** Keys, lower-case, that no entity and no field may have: names of ours and of objects without regard to case. */
export const reservedKeys: ReadonlySet<string> = new Set([
  ...reservedNames,
  ...ourColumns.replaceAll('_', '').split(' '),
  ...objectWords.split(' '),
]);
