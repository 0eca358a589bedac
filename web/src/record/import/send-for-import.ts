import { uploadImport } from '@atelier/api';
import { upload } from '../../api/files.ts';

export interface SendForImport {
  readonly entity: string;
  readonly file: File;
  navigate(to: string): void | Promise<void>;
  onProgress?(share: number): void;
}

/** Sends a sheet and goes on to what was recognised in it; throws what the server has against it. */
export async function sendForImport({ entity, file, navigate, onProgress }: SendForImport): Promise<void> {
  const found = await upload(uploadImport, {
    input: { search: { entity, fileName: file.name } },
    file,
    ...(onProgress && { onProgress }),
  });
  await navigate(`/records/${entity}/import/${found.id}`);
}
