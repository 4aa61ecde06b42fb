import { defineConfig } from 'vitest/config';
import { bundledForVitest } from './scripts/bundled.mjs';

// A loaded machine is slow, not wrong: the limit is for what never ends.
export default defineConfig({ plugins: [bundledForVitest], test: { testTimeout: 60_000 } });
