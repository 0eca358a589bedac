/**
 * The header by which a browser saves a file under a name in any script. The plain form is for old
 * programs; quotes, line breaks and path signs never reach either.
 */
export function attachment(name: string): string {
  const safe =
    name
      .replace(/[\u0000-\u001f\u007f"\\/:*?<>|]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^[.=+\-@]+/, '') || 'file';
  const plain = safe.replace(/[^\u0020-\u007e]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
