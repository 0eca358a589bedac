import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// `npm run dev` runs the server beside Vite; everything that is not a page or a module is the server's.
const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

export default defineConfig({
  plugins: [react(), withoutSchemas()],
  resolve: { dedupe: ['react', 'react-dom', 'antd'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // The bundle-size guard follows the entry's imports through the manifest.
    manifest: true,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ moduleIds }) => `assets/${placeOf(moduleIds)}-[hash].js`,
        // What every first page needs is two files, not the forty that the rooms happen to share; of
        // these the libraries stay in the browser's cache over most updates.
        codeSplitting: {
          groups: [
            { name: 'library', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 1 },
            { name: 'start', tags: ['$initial'] },
          ],
        },
      },
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
 * The declarations of packages/api give the page its types while it is compiled; their schemas are for the
 * server, which checks every request. So in the page each builder of typebox answers an empty object, and
 * the library and its work at start are not in the first load.
 */
function withoutSchemas(): Plugin {
  const stub = '\0typebox-without-schemas';
  return {
    name: 'without-schemas',
    enforce: 'pre',
    resolveId: (source) => (source === 'typebox' ? stub : null),
    load: (id) => (id === stub ? 'export default new Proxy({}, { get: () => () => ({}) });' : null),
  };
}

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
