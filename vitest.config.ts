import { defineConfig } from 'vitest/config';
import { bundledForVitest } from './scripts/bundled.mjs';
import { vitePlugin } from './scripts/templates.mjs';

// A loaded machine is slow, not wrong: the limit is for what never ends.
export default defineConfig({ plugins: [vitePlugin, bundledForVitest], test: { testTimeout: 60_000 } });
