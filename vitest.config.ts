import { defineConfig } from 'vitest/config';

// A loaded machine is slow, not wrong: the limit is for what never ends.
export default defineConfig({ test: { testTimeout: 60_000 } });
