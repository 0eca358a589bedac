import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npm run dev` runs the server beside Vite; everything that is not a page or a module is the server's.
const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

export default defineConfig({
  plugins: [react()],
  resolve: {
    dedupe: ['react', 'react-dom', 'antd'],
    // The page needs the types of the API, not its schemas.
    alias: [{ find: /^typebox$/, replacement: fileURLToPath(new URL('src/api/typebox-without-schemas.ts', import.meta.url)) }],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // The bundle-size guard follows the entry's imports through the manifest.
    manifest: true,
    rolldownOptions: {
      output: { chunkFileNames: ({ moduleIds }) => `assets/${placeOf(moduleIds)}-[hash].js` },
    },
    // The guard speaks for the first load; the rooms behind it may be larger.
    chunkSizeWarningLimit: 2000,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '^/(api|livez|readyz|metrics)(/|$)': server },
  },
});

/**
 * A chunk is called after the room or package of its last module, which is the one the others were pulled
 * in for (`record-list-page`, `expression-index`); the bundler's own names are mostly `src` and `routes`.
 */
function placeOf(moduleIds: readonly string[]): string {
  const path = moduleIds.at(-1)?.split('?')[0] ?? '';
  const [, room = 'library'] = /(?:packages\/|web\/src\/)([^/.]+)\//.exec(path) ?? [];
  const name = /([^/]+?)\.[a-z]+$/.exec(path)?.[1] ?? 'part';
  return `${room}-${name}`;
}
