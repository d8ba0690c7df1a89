import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder('.'),
  base: '/console/',
  plugins: [react()],
  build: { outDir: folder('../../dist/console'), emptyOutDir: true, chunkSizeWarningLimit: 900 },
});
