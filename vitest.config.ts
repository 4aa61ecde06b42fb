import { defineConfig } from 'vitest/config';
import { vitePlugin } from './scripts/templates.mjs';

// A loaded machine is slow, not wrong: the limit is for what never ends.
export default defineConfig({ plugins: [vitePlugin], test: { testTimeout: 60_000 } });
