// Builds the web pages into web/dist. In development it serves them and passes the interface on to a running office.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: { target: 'es2023', assetsInlineLimit: 0 },
})
